#include "engine/report/ods.h"

#include <math.h>

#include "engine/base/csv.h"
#include "engine/base/text.h"
#include "engine/report/sections.h"
#include "geo/files.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Adds a sheet's rows to a binary COPY stream. */
typedef void (*fill)(struct text *out, const struct report *report);

static void add_text(struct text *out, const char *value) {
    struct text guarded = TEXT_EMPTY;

    if (csv_looks_like_formula(value)) {
        text_format(&guarded, "'%s", value);
        value = text_string(&guarded);
    }
    copy_binary_text(out, value);
    text_free(&guarded);
}

static void add_facts(struct text *out, const struct report_fact *facts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        copy_binary_row(out, 2);
        add_text(out, facts[i].name);
        add_text(out, facts[i].value);
    }
}

static void fill_quality(struct text *out, const struct report *report) {
    add_facts(out, report->quality, report->quality_count);
}

static void fill_definitions(struct text *out, const struct report *report) {
    add_facts(out, report->definitions, report->definition_count);
}

static void fill_charts(struct text *out, const struct report *report) {
    for (size_t c = 0; c < COUNT(report->charts); c++)
        for (size_t i = 0; i < report->charts[c].bar_count; i++) {
            copy_binary_row(out, 3);
            add_text(out, report->charts[c].title);
            add_text(out, report->charts[c].bars[i].label);
            copy_binary_int8(out, report->charts[c].bars[i].value);
        }
}

static void fill_backlog(struct text *out, const struct report *report) {
    for (size_t i = 0; i < report->backlog_count; i++) {
        const struct report_range *range = &report->backlog[i];
        copy_binary_row(out, 7);
        add_text(out, range->label);
        copy_binary_float8(out, range->p10);
        copy_binary_float8(out, range->p50);
        copy_binary_float8(out, range->p90);
        copy_binary_int8(out, range->surveyed);
        copy_binary_int8(out, range->imputed);
        copy_binary_int8(out, range->unknown);
    }
}

static void add_lines(struct text *out, const struct report_line *lines, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct report_line *line = &lines[i];
        copy_binary_row(out, 15);
        add_text(out, line->code);
        add_text(out, line->title);
        add_text(out, line->last.label);
        add_text(out, line->now.label);
        copy_binary_float8(out, floor(line->score * 10) / 10);
        add_text(out, line->direction);
        copy_binary_float8(out, round(line->change * 10) / 10);
        copy_binary_int8(out, line->green);
        copy_binary_int8(out, line->amber);
        copy_binary_int8(out, line->red);
        copy_binary_int8(out, line->insufficient);
        copy_binary_int8(out, line->not_applicable);
        copy_binary_int8(out, line->failed);
        add_text(out, line->comment);
        add_text(out, line->action);
    }
}

static void fill_objectives(struct text *out, const struct report *report) {
    add_lines(out, report->objectives, report->objective_count);
}

static void fill_commitments(struct text *out, const struct report *report) {
    add_lines(out, report->commitments, report->commitment_count);
}

static void add_assets(struct text *out, const char *end, const struct report_asset *assets, size_t count) {
    for (size_t i = 0; i < count; i++) {
        copy_binary_row(out, 8);
        add_text(out, end);
        add_text(out, assets[i].reference);
        add_text(out, assets[i].name);
        add_text(out, assets[i].category);
        add_text(out, assets[i].place);
        copy_binary_float8(out, floor(assets[i].score * 10) / 10);
        add_text(out, assets[i].ratings);
        add_text(out, assets[i].reasons);
    }
}

static void fill_assets(struct text *out, const struct report *report) {
    add_assets(out, "worst", report->worst, report->worst_count);
    add_assets(out, "best", report->best, report->best_count);
}

#define TEXT(name)                                                                                           \
    { name, "text", NULL }
#define NUMBER(name)                                                                                         \
    { name, "float8", NULL }
#define WHOLE(name)                                                                                          \
    { name, "int8", NULL }

static const struct files_field fact_fields[] = {TEXT("What"), TEXT("Value")};
static const struct files_field chart_fields[] = {TEXT("Chart"), TEXT("Kind"), WHOLE("Assets")};
static const struct files_field backlog_fields[] = {TEXT("Assets that the council must repair"),
                                                    NUMBER("P10 GBP"),
                                                    NUMBER("P50 GBP"),
                                                    NUMBER("P90 GBP"),
                                                    WHOLE("Surveyed"),
                                                    WHOLE("Estimated from their like"),
                                                    WHOLE("Unknown, not in the figures")};
static const struct files_field line_fields[] = {TEXT("Code"),
                                                 TEXT("Title"),
                                                 TEXT("Last rating"),
                                                 TEXT("Present rating"),
                                                 NUMBER("Score"),
                                                 TEXT("Direction"),
                                                 NUMBER("Change"),
                                                 WHOLE("Green"),
                                                 WHOLE("Amber"),
                                                 WHOLE("Red"),
                                                 WHOLE("Insufficient evidence"),
                                                 WHOLE("Not applicable"),
                                                 WHOLE("Failed must-hold tests"),
                                                 TEXT("Comment"),
                                                 TEXT("Corporate action")};
static const struct files_field asset_fields[] = {TEXT("End"),
                                                  TEXT("Reference"),
                                                  TEXT("Name"),
                                                  TEXT("Category"),
                                                  TEXT("Town"),
                                                  NUMBER("Mean score"),
                                                  TEXT("Ratings by objective"),
                                                  TEXT("Reasons")};

static const struct files_layer layers[] = {
    {"About", NULL, fact_fields, COUNT(fact_fields)},
    {"Estate", NULL, chart_fields, COUNT(chart_fields)},
    {"Backlog", NULL, backlog_fields, COUNT(backlog_fields)},
    {"Objectives", NULL, line_fields, COUNT(line_fields)},
    {"Commitments", NULL, line_fields, COUNT(line_fields)},
    {"Assets", NULL, asset_fields, COUNT(asset_fields)},
    {"Data quality", NULL, fact_fields, COUNT(fact_fields)},
};
static const fill fills[COUNT(layers)] = {fill_definitions, fill_charts, fill_backlog, fill_objectives,
                                          fill_commitments, fill_assets, fill_quality};

/* --- the sections, a sheet for each table --- */

static void fill_table(struct text *out, const struct report_table *table) {
    for (size_t row = 0; row < table->row_count; row++) {
        copy_binary_row(out, (int16_t)table->column_count);
        for (size_t c = 0; c < table->column_count; c++) {
            size_t at = row * table->column_count + c;
            double number = table->numbers[at];
            switch (table->columns[c].kind) {
            case REPORT_TEXT:
                add_text(out, table->texts[at]);
                break;
            case REPORT_COUNT:
                if (isnan(number))
                    copy_binary_null(out);
                else
                    copy_binary_int8(out, llround(number));
                break;
            case REPORT_NUMBER:
                copy_binary_float8(out, round(number * 10) / 10);
                break;
            case REPORT_POUNDS:
                copy_binary_float8(out, round(number * 100) / 100);
                break;
            }
        }
    }
}

static struct files_layer layer_of(struct arena *arena, const struct report_table *table) {
    static const char *const types[] = {[REPORT_TEXT] = "text",
                                        [REPORT_COUNT] = "int8",
                                        [REPORT_NUMBER] = "float8",
                                        [REPORT_POUNDS] = "float8"};
    struct files_field *fields = arena_array(arena, table->column_count, sizeof *fields);

    for (size_t c = 0; c < table->column_count; c++) {
        const struct report_column *column = &table->columns[c];
        fields[c].name =
            column->kind == REPORT_POUNDS ? arena_format(arena, "%s, GBP", column->head) : column->head;
        fields[c].type = types[column->kind];
    }
    return (struct files_layer){table->sheet, NULL, fields, table->column_count};
}

struct feeding {
    const struct report *report;
    const struct report_table *const *tables; /* of the layers after the first COUNT(layers) */
};

static enum status feed(void *context, size_t layer, files_byte_sink sink, void *sink_context,
                        struct error *err) {
    const struct feeding *feeding = context;
    struct text stream = TEXT_EMPTY;
    enum status status;

    copy_binary_header(&stream);
    if (layer < COUNT(layers))
        fills[layer](&stream, feeding->report);
    else
        fill_table(&stream, feeding->tables[layer - COUNT(layers)]);
    copy_binary_trailer(&stream);
    status = sink(sink_context, stream.data, stream.length, err);
    text_free(&stream);
    return status;
}

enum status report_ods(const struct report *report, const char *path, struct error *err) {
    size_t most = COUNT(layers) + report->section_count * REPORT_TABLES_MAX, count = 0;
    struct arena *arena = arena_new();
    struct files_layer *all = arena_array(arena, most, sizeof *all);
    const struct report_table **tables = arena_array(arena, most, sizeof(const struct report_table *));

    for (; count < COUNT(layers); count++)
        all[count] = layers[count];
    for (size_t i = 0; i < report->section_count; i++)
        for (size_t t = 0; t < report->sections[i].table_count; t++, count++) {
            tables[count - COUNT(layers)] = &report->sections[i].tables[t];
            all[count] = layer_of(arena, tables[count - COUNT(layers)]);
        }
    const struct files_write what = {.format = "ods", .path = path, .layers = all, .layer_count = count};
    enum status status = files_write_layers(&what, feed, &(struct feeding){report, tables}, err);
    arena_free(arena);
    return status;
}
