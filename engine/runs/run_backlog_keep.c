/* Stores the backlog of a run: its ranges, and what they can be summed otherwise and carried forward from. */
#include <math.h>

#include "engine/base/text.h"
#include "engine/runs/run_backlog_inside.h"
#include "sql/embedded.h"

/* What the lines of one COPY have in common. */
struct lines {
    struct text text;
    const struct run_backlog *backlog;
    const struct estimate *estimate;
    int64_t run_id;
};

static void add_amount(struct text *out, double amount) {
    if (isnan(amount))
        text_add(out, "\t\\N");
    else
        text_format(out, "\t%.0f", amount);
}

static void add_figure(struct text *out, double figure) {
    if (isnan(figure))
        text_add(out, "\t\\N");
    else
        text_format(out, "\t%.17g", figure);
}

static void add_pennies(struct text *out, double amount) {
    if (isnan(amount))
        text_add(out, "\t\\N");
    else
        text_format(out, "\t%.2f", amount);
}

/* Words of a rule, as a value of COPY. */
static void add_words(struct text *out, const char *words) {
    for (; *words != '\0'; words++) {
        if (*words == '\\') text_add_char(out, '\\');
        text_add_char(out, *words == '\t' || *words == '\n' || *words == '\r' ? ' ' : *words);
    }
}

static void add_range(struct lines *lines, const char *grouping, const char *code,
                      const struct backlog_range *range) {
    struct text *out = &lines->text;

    text_format(out, "%lld\t%s\t%s\t%s\t%lld\t", (long long)lines->run_id, lines->estimate->measure, grouping,
                code, (long long)lines->backlog->definition_id);
    add_words(out, lines->backlog->price_base);
    text_format(out, "\t%zu\t%zu\t%zu", range->surveyed, range->imputed, range->unknown);
    add_amount(out, range->likely);
    add_amount(out, range->p10);
    add_amount(out, range->p50);
    add_amount(out, range->p90);
    text_add_char(out, '\n');
}

/* Of several surveys of an asset: their sum, with the spread that theirs have together. */
static void add_asset(struct lines *lines, size_t first, size_t end) {
    const struct backlog_unit *units = lines->estimate->units;
    struct text *out = &lines->text;
    double likely = 0, variance = 0, low, high;

    for (size_t i = first; i < end; i++) {
        likely += units[i].likely;
        variance += units[i].likely * units[i].likely * expm1(units[i].spread * units[i].spread);
    }
    double spread = likely > 0 ? sqrt(log1p(variance / (likely * likely))) : units[first].spread;
    backlog_limits(likely, spread, &low, &high);
    text_format(out, "%lld\t%s\t%lld\t%s", (long long)lines->run_id, lines->estimate->measure,
                (long long)units[first].asset_id, units[first].evidence == BACKLOG_IMPUTED ? "t" : "f");
    add_amount(out, likely);
    add_amount(out, low);
    add_amount(out, high);
    text_add_char(out, '\n');
}

static void add_unit(struct lines *lines, const struct backlog_unit *unit) {
    struct text *out = &lines->text;

    text_format(out, "%lld\t%s\t%lld\t%lld\t%s\t%s", (long long)lines->run_id, lines->estimate->measure,
                (long long)unit->asset_id, (long long)unit->survey_id, run_backlog_segments[unit->segment],
                run_backlog_evidences[unit->evidence]);
    add_pennies(out, unit->likely);
    add_figure(out, unit->spread);
    add_figure(out, unit->scatter);
    text_add_char(out, '\n');
}

static void add_cell(struct lines *lines, const struct run_cell *cell) {
    const struct backlog_unit *unit = &lines->backlog->estimates[RUN_BACKLOG_ALL].units[cell->row];
    struct text *out = &lines->text;

    text_format(out, "%lld\t%lld\t%lld\t%s", (long long)lines->run_id, (long long)unit->asset_id,
                (long long)unit->survey_id, lines->backlog->ageing[2 * cell->element].element);
    add_figure(out, cell->a);
    add_figure(out, cell->b);
    add_pennies(out, cell->c_high);
    add_pennies(out, cell->c_low);
    add_pennies(out, cell->d_high);
    add_pennies(out, cell->d_low);
    text_add_char(out, '\n');
}

static void add_ageing(struct lines *lines, const struct run_ageing *kind) {
    struct text *out = &lines->text;
    const double before[] = {kind->rates.ab, kind->rates.bc, kind->rates.cd, kind->factor};
    const double after[] = {kind->c_per_m2, kind->d_per_m2, kind->c_high_share, kind->d_high_share};

    text_format(out, "%lld\t%s\t%s", (long long)lines->run_id, run_backlog_segments[kind->segment],
                kind->element);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        add_figure(out, before[i]);
    text_format(out, "\t%lld", (long long)kind->lines);
    add_figure(out, kind->worn_found);
    add_figure(out, kind->worn_untreated);
    text_add(out, kind->fitted ? "\tt" : "\tf");
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        add_figure(out, after[i]);
    text_add_char(out, '\n');
}

static void add_basis(struct lines *lines) {
    const struct run_backlog *backlog = lines->backlog;
    const double spreads[] = {backlog->simulation.common[BACKLOG_SCHOOLS],
                              backlog->simulation.common[BACKLOG_NON_SCHOOLS],
                              backlog->spreads.per_year,
                              backlog->spreads.limit,
                              backlog->spreads.item,
                              backlog->ageing_spread};

    text_format(&lines->text, "%lld\t%lld\t", (long long)lines->run_id, (long long)backlog->definition_id);
    add_words(&lines->text, backlog->price_base);
    for (size_t i = 0; i < sizeof spreads / sizeof *spreads; i++)
        add_figure(&lines->text, spreads[i]);
    text_format(&lines->text, "\t%d\t%lld\n", backlog->simulation.draws, (long long)backlog->simulation.seed);
}

/* Stores the lines gathered so far and begins anew. */
static enum status copy(struct store *db, const char *sql, struct lines *lines, struct error *err) {
    enum status status = STATUS_OK;

    if (lines->text.length == 0) return status;
    status = store_copy_in_begin(db, sql, err);
    if (status == STATUS_OK) status = store_copy_in_bytes(db, lines->text.data, lines->text.length, err);
    if (status == STATUS_OK) status = store_copy_in_end(db, NULL, NULL, err);
    text_clear(&lines->text);
    return status;
}

static void add_assets(struct lines *lines) {
    const struct backlog_unit *units = lines->estimate->units;
    size_t count = lines->backlog->count;

    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && units[end].asset_id == units[i].asset_id;)
            end++;
        add_asset(lines, i, end);
    }
}

static enum status keep_estimate(struct store *db, struct lines *lines, struct error *err) {
    const struct run_backlog *backlog = lines->backlog;
    const struct estimate *estimate = lines->estimate;

    for (int i = 0; i < BACKLOG_SEGMENTS; i++)
        add_range(lines, "segment", run_backlog_segments[i], &estimate->segments[i]);
    for (int i = 0; i < backlog->group_count; i++)
        add_range(lines, "category", backlog->groups[i], &estimate->groups[i]);
    enum status status = copy(db, sql_run_backlog_copy_ranges, lines, err);
    if (status != STATUS_OK) return status;
    add_assets(lines);
    status = copy(db, sql_run_backlog_copy_assets, lines, err);
    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < backlog->count; i++)
        add_unit(lines, &estimate->units[i]);
    return copy(db, sql_run_backlog_copy_units, lines, err);
}

static enum status keep_forward(struct store *db, struct lines *lines, struct error *err) {
    const struct run_backlog *backlog = lines->backlog;

    add_basis(lines);
    enum status status = copy(db, sql_run_backlog_copy_basis, lines, err);
    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < backlog->cell_count; i++)
        add_cell(lines, &backlog->cells[i]);
    status = copy(db, sql_run_backlog_copy_cells, lines, err);
    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < BACKLOG_SEGMENTS * backlog->element_count; i++)
        add_ageing(lines, &backlog->ageing[i]);
    return copy(db, sql_run_backlog_copy_ageing, lines, err);
}

enum status run_backlog_keep(struct store *db, const struct run_backlog *backlog, int64_t run_id,
                             struct error *err) {
    struct lines lines = {TEXT_EMPTY, backlog, NULL, run_id};
    enum status status = STATUS_OK;

    for (size_t m = 0; m < RUN_BACKLOG_MEASURES && status == STATUS_OK; m++) {
        lines.estimate = &backlog->estimates[m];
        status = keep_estimate(db, &lines, err);
    }
    if (status == STATUS_OK) status = keep_forward(db, &lines, err);
    text_free(&lines.text);
    return status == STATUS_OK ? status : error_context(err, "storing the backlog");
}
