/* The newest published quarter: the commitments table with what officers say of it, and the assets that
 * moved. */
#include "engine/report/making.h"
#include "sql/embedded.h"

enum { SHOWN = 20 };
#define ASSETS_MOST "500"

static const struct report_column commitments[] = {
    {"commitment", "Code", REPORT_TEXT},
    {"short_title", "Commitment", REPORT_TEXT},
    {"rating_before", "Last quarter", REPORT_TEXT},
    {"rating", "This quarter", REPORT_TEXT},
    {"direction", "Direction", REPORT_TEXT},
    {"change", "Points", REPORT_NUMBER},
    {"score", "Score", REPORT_NUMBER},
    {"action_rating", "Corporate action", REPORT_TEXT},
    {"action_owner", "Rated by", REPORT_TEXT},
    {"remark", "Comment", REPORT_TEXT},
    {"remark_by", "By", REPORT_TEXT},
};

static const struct report_column assets[] = {
    {"asset", "Reference", REPORT_TEXT},      {"name", "Asset", REPORT_TEXT},
    {"objective", "Objective", REPORT_COUNT}, {"rejudged_before", "Last quarter", REPORT_TEXT},
    {"rating", "This quarter", REPORT_TEXT},  {"change", "Points", REPORT_NUMBER},
    {"because", "What did it", REPORT_TEXT},
};

static enum status add_tables(struct making *making, const struct rows *run, struct error *err) {
    struct report *report = making->report;
    const char *number = report_keep(report, run, 0, "run"),
               *quarter = report_keep(report, run, 0, "quarter");
    const char *before = report_keep(report, run, 0, "compared_quarter");
    enum status status;

    making->section->about = arena_format(
        report->arena, "%s: run %s, facts as at %s, by criteria version %s%s%s.", quarter, number,
        report_keep(report, run, 0, "as_at"), report_keep(report, run, 0, "criteria_version"),
        before ? "; last quarter is " : "; no quarter was published before it", before ? before : "");
    status = making_ask(
        making,
        (struct report_table){
            .sheet = "Quarter",
            .title = arena_format(report->arena, "Commitments in %s", quarter),
            .about = "Last quarter as it was rated then; the direction judges both by the "
                     "present criteria, three points being a change. Each asset counts once. Where "
                     "nothing was said of the quarter, the comment is that of the owner of the "
                     "corporate action.",
            .none = "There are no commitments.",
            COLUMNS(commitments)},
        sql_commitments_list, BIND(number, NULL, "false"), NULL, err);
    if (status != STATUS_OK) return status;
    return making_ask(making,
                      (struct report_table){
                          .sheet = "Assets that moved",
                          .title = "Assets that moved farthest",
                          .about = "Both quarters by the present criteria, with the facts that did it and "
                                   "the points of each.",
                          .none = "No asset moved by three points or more, or is rated otherwise.",
                          .shown = SHOWN,
                          COLUMNS(assets)},
                      sql_direction_list, BIND(number, NULL, NULL, ASSETS_MOST), NULL, err);
}

enum status section_direction(struct making *making, struct error *err) {
    const char *newest = NULL;
    struct rows *run = NULL;
    enum status status = store_query(making->db, sql_direction_run, BIND(newest), STORE_MAYBE_ONE, &run, err);

    if (status == STATUS_OK &&
        (rows_count(run) == 0 || report_keep(making->report, run, 0, "quarter") == NULL))
        making_table(making,
                     (struct report_table){.sheet = "Quarter",
                                           .title = "Commitments by quarter",
                                           .none = "No run was published for a quarter. `terrier evaluate "
                                                   "--quarter 2026-27-Q2` publishes one.",
                                           COLUMNS(commitments)},
                     0);
    else if (status == STATUS_OK)
        status = add_tables(making, run, err);
    rows_free(run);
    return status;
}
