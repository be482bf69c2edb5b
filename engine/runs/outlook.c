#include "engine/runs/outlook.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/runs/outlook_inside.h"
#include "sql/embedded.h"

const char *const outlook_groupings[] = {"segment", "category", "family",   "school",  "asset",   "district",
                                         "council", "ward",     "division", "parish",  "network", "repairs",
                                         "tenure",  "status",   "evidence", "element", NULL};

const char *outlook_grouping_words(void) {
    return "segment, category, family, school, asset, district, council, ward, division, parish, network, "
           "repairs, tenure, status, evidence or element";
}

enum unit_column {
    U_ASSET,
    U_SURVEY,
    U_SEGMENT,
    U_EVIDENCE,
    U_LIKELY,
    U_SPREAD,
    U_SCATTER,
    U_CODE,
    U_LABEL,
    U_ELEMENT
};
enum basis_column {
    B_RUN,
    B_AS_AT,
    B_PRICES,
    B_DEFINITION_ID,
    B_DEFINITION,
    B_SCHOOLS,
    B_OTHERS,
    B_PER_YEAR,
    B_LIMIT,
    B_ITEM,
    B_AGEING,
    B_DRAWS,
    B_SEED
};

static enum status check(const char *by, const char *measure, struct error *err) {
    const char *const *known = outlook_groupings;

    while (*known != NULL && strcmp(*known, by) != 0)
        known++;
    if (*known == NULL)
        return error_set(err, STATUS_INVALID, "the backlog is grouped by %s, not by `%.40s`",
                         outlook_grouping_words(), by);
    if (strcmp(measure, "high_priority") != 0 && strcmp(measure, "all") != 0)
        return error_set(err, STATUS_INVALID, "the measure is high_priority or all, not `%.40s`", measure);
    return STATUS_OK;
}

static enum status read_basis(struct store *db, struct outlook *outlook, struct error *err) {
    struct outlook_inside *inside = outlook->inside;
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_backlog_basis, BIND_NONE, STORE_MAYBE_ONE, &rows, err);

    outlook->run = 0;
    if (status == STATUS_OK && rows_count(rows) == 1) {
        outlook->run = rows_integer(rows, 0, B_RUN);
        outlook->as_at = arena_text(outlook->arena, rows_text(rows, 0, B_AS_AT));
        outlook->year = atoi(outlook->as_at);
        outlook->price_base = arena_text(outlook->arena, rows_text(rows, 0, B_PRICES));
        outlook->definition = arena_text(outlook->arena, rows_text(rows, 0, B_DEFINITION));
        inside->simulation =
            (struct backlog_simulation){{rows_number(rows, 0, B_SCHOOLS), rows_number(rows, 0, B_OTHERS)},
                                        (int)rows_integer(rows, 0, B_DRAWS),
                                        (uint64_t)rows_integer(rows, 0, B_SEED)};
        inside->per_year = rows_number(rows, 0, B_PER_YEAR);
        inside->limit = rows_number(rows, 0, B_LIMIT);
        inside->ageing = rows_number(rows, 0, B_AGEING);
    }
    rows_free(rows);
    return status;
}

/* The group of a code, made when it is new. Codes are few beside units, except by asset: there the last is
 * asked first. */
static int group_of(struct outlook *outlook, const char *code, const char *label) {
    for (size_t i = outlook->group_count; i > 0; i--)
        if (strcmp(outlook->groups[i - 1].code, code) == 0) return (int)i - 1;
    outlook->groups[outlook->group_count] = (struct outlook_group){
        .code = arena_text(outlook->arena, code), .label = arena_text(outlook->arena, label)};
    return (int)outlook->group_count++;
}

static struct backlog_unit read_unit(struct outlook *outlook, const struct rows *rows, size_t row) {
    bool imputed = text_equal(rows_text(rows, row, U_EVIDENCE), "imputed");

    return (struct backlog_unit){
        .asset_id = rows_integer(rows, row, U_ASSET),
        .survey_id = rows_integer(rows, row, U_SURVEY),
        .segment =
            text_equal(rows_text(rows, row, U_SEGMENT), "schools") ? BACKLOG_SCHOOLS : BACKLOG_NON_SCHOOLS,
        .evidence = imputed ? BACKLOG_IMPUTED : BACKLOG_FULL,
        .group = group_of(outlook, rows_text(rows, row, U_CODE), rows_text(rows, row, U_LABEL)),
        .likely = rows_number(rows, row, U_LIKELY),
        .spread = rows_number(rows, row, U_SPREAD),
        .scatter = rows_number(rows, row, U_SCATTER)};
}

static enum status read_units(struct store *db, struct outlook *outlook, struct error *err) {
    struct outlook_inside *inside = outlook->inside;
    enum status status = store_query(db, sql_backlog_units, BIND(outlook->measure, outlook->by), STORE_MANY,
                                     &inside->unit_rows, err);

    if (status != STATUS_OK) return status;
    inside->count = rows_count(inside->unit_rows);
    inside->units = memory_array(inside->count + 1, sizeof *inside->units);
    inside->elements = memory_array(inside->count + 1, sizeof *inside->elements);
    outlook->groups = arena_array(outlook->arena, inside->count + 1, sizeof *outlook->groups);
    outlook->group_count = 0;
    for (size_t i = 0; i < inside->count; i++) {
        inside->units[i] = read_unit(outlook, inside->unit_rows, i);
        inside->elements[i] = rows_text(inside->unit_rows, i, U_ELEMENT);
    }
    return STATUS_OK;
}

static void forget(struct outlook_inside *inside) {
    rows_free(inside->unit_rows);
    rows_free(inside->cell_rows);
    rows_free(inside->kind_rows);
    free(inside->units);
    free(inside->elements);
    *inside = (struct outlook_inside){0};
}

static enum status read_all(struct store *db, struct outlook *outlook, struct error *err) {
    struct outlook_inside *inside = outlook->inside;
    enum status status = read_basis(db, outlook, err);
    if (status != STATUS_OK || outlook->run == 0) return status;
    status = read_units(db, outlook, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_backlog_cells, BIND_NONE, STORE_MANY, &inside->cell_rows, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_backlog_kinds, BIND_NONE, STORE_MANY, &inside->kind_rows, err);
    return status;
}

enum status outlook_ranges(const struct outlook *outlook, const struct backlog_simulation *simulation,
                           const struct backlog_unit *units, struct backlog_range *segments,
                           struct backlog_range *groups, struct error *err) {
    return backlog_simulate(simulation, units, outlook->inside->count, (int)outlook->group_count, segments,
                            groups, err);
}

static enum status sum_up(struct outlook *outlook, struct error *err) {
    struct backlog_range *ranges = memory_array(outlook->group_count + 1, sizeof *ranges);
    enum status status = outlook_ranges(outlook, &outlook->inside->simulation, outlook->inside->units,
                                        outlook->segments, ranges, err);

    for (size_t i = 0; status == STATUS_OK && i < outlook->group_count; i++)
        outlook->groups[i].range = ranges[i];
    free(ranges);
    return status;
}

enum status outlook_read(struct store *db, const char *by, const char *measure, struct outlook **out,
                         struct error *err) {
    struct arena *arena = arena_new();
    struct outlook *outlook = arena_alloc(arena, sizeof *outlook);

    *outlook = (struct outlook){.arena = arena,
                                .by = arena_text(arena, by ? by : "segment"),
                                .measure = arena_text(arena, measure ? measure : "high_priority"),
                                .inside = memory_array(1, sizeof *outlook->inside)};
    enum status status = check(outlook->by, outlook->measure, err);
    if (status == STATUS_OK) status = read_all(db, outlook, err);
    if (status == STATUS_OK && outlook->run != 0) status = sum_up(outlook, err);
    if (status == STATUS_OK)
        *out = outlook;
    else
        outlook_free(outlook);
    return status;
}

void outlook_free(struct outlook *outlook) {
    if (!outlook) return;
    forget(outlook->inside);
    free(outlook->inside);
    arena_free(outlook->arena);
}
