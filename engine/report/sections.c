#include "engine/report/sections.h"

#include <math.h>
#include <stdlib.h>

#include "engine/report/making.h"
#include "sql/embedded.h"

static const struct {
    const char *id, *title;
    enum status (*make)(struct making *making, struct error *err);
    bool past;  /* also of past states of the register */
    bool early; /* as in struct report_section */
} sections[] = {
    {"backlog-by-group", "The backlog by group, and in ten years", section_backlog, true, true},
    {"carbon", "Carbon", section_carbon, true, false},
    {"options", "Recommended options", section_options, false, false},
    {"plan", "The plan", section_plan, false, false},
    {"scenarios", "Two scenarios side by side", section_scenarios, false, false},
    {"direction", "The quarter, and what moved", section_direction, false, false},
    {"governance", "Proposals, decisions and actions", section_governance, false, false},
};

struct report_table *making_table(struct making *making, struct report_table table, size_t rows) {
    struct report_section *section = making->section;

    if (section->table_count == REPORT_TABLES_MAX) abort(); /* a section of ours with too many */
    table.row_count = rows;
    table.texts = arena_array(making->report->arena, rows * table.column_count + 1, sizeof *table.texts);
    table.numbers = arena_array(making->report->arena, rows * table.column_count + 1, sizeof *table.numbers);
    for (size_t i = 0; i < rows * table.column_count; i++)
        table.numbers[i] = NAN;
    section->tables[section->table_count] = table;
    return &section->tables[section->table_count++];
}

struct report_table *making_rows(struct making *making, struct report_table table, const struct rows *rows,
                                 size_t first, size_t count) {
    struct report_table *made = making_table(making, table, count);

    for (size_t row = 0; row < count; row++)
        for (size_t c = 0; c < made->column_count; c++) {
            const struct report_column *column = &made->columns[c];
            size_t at = row * made->column_count + c;
            if (column->name == NULL) continue;
            if (column->kind == REPORT_TEXT)
                made->texts[at] = report_keep(making->report, rows, first + row, column->name);
            else
                made->numbers[at] = report_number(rows, first + row, column->name);
        }
    return made;
}

enum status making_ask(struct making *making, struct report_table table, const char *sql, struct bind bind,
                       struct report_table **out, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(making->db, sql, bind, STORE_MANY, &rows, err);

    if (status != STATUS_OK) return status;
    struct report_table *made = making_rows(making, table, rows, 0, rows_count(rows));
    if (out != NULL) *out = made;
    rows_free(rows);
    return STATUS_OK;
}

static enum status read_marking(struct making *making, struct report_asked *asked, struct error *err) {
    struct report *report = making->report;
    struct rows *rows = NULL;
    enum status status = store_query(making->db, sql_report_marking, BIND_NONE, STORE_ONE, &rows, err);

    if (status == STATUS_OK) {
        report->marking = report_keep(report, rows, 0, "label");
        if (asked->since == NULL) asked->since = report_keep(report, rows, 0, "quarter_ago");
    }
    rows_free(rows);
    return status;
}

static enum status make_all(struct store *db, void *context, struct error *err) {
    struct making making = *(struct making *)context;
    struct report *report = making.report;
    struct report_asked asked = *making.asked;
    enum status status;

    making.db = db;
    making.asked = &asked;
    report->section_count = 0;
    report->sections =
        arena_array(report->arena, sizeof sections / sizeof *sections, sizeof *report->sections);
    status = read_marking(&making, &asked, err);
    for (size_t i = 0; status == STATUS_OK && i < sizeof sections / sizeof *sections; i++) {
        if (report->past && !sections[i].past) continue;
        making.section = &report->sections[report->section_count++];
        *making.section = (struct report_section){
            .id = sections[i].id, .title = sections[i].title, .early = sections[i].early};
        if (asked.progress) progress_step(asked.progress, asked.progress->done + 1);
        status = sections[i].make(&making, err);
        if (status == STATUS_OK && making.section->table_count == 0) report->section_count--;
    }
    return status;
}

enum status report_sections(struct report *report, struct store *db, const struct report_asked *asked,
                            struct error *err) {
    struct making making = {.report = report, .asked = asked};
    return store_transaction(db, (struct store_intent){.read_only = true}, make_all, &making, err);
}
