/* The plan: what is done with the money there is, year by year, and how firm that is. */
#include <math.h>

#include "engine/base/format.h"
#include "engine/report/charts.h"
#include "engine/report/making.h"
#include "sql/embedded.h"

enum { SHOWN = 20, FLIPS = 10 };

static const struct report_column figures[] = {{"what", "What", REPORT_TEXT},
                                               {"amount", "Figure", REPORT_COUNT}};

static const struct report_column years[] = {
    {"year", "Year", REPORT_COUNT},
    {"begun", "Options begun", REPORT_COUNT},
    {"moves", "Assets left or given up", REPORT_COUNT},
    {"capital", "Capital paid", REPORT_POUNDS},
    {"receipts", "Receipts", REPORT_POUNDS},
    {"running", "Change in running cost", REPORT_POUNDS},
    {"tonnes", "Tonnes saved", REPORT_NUMBER},
    {"homes_low", "Homes, low", REPORT_COUNT},
    {"homes_high", "Homes, high", REPORT_COUNT},
    {"capital_by_cut", "By rank-and-cut: capital", REPORT_POUNDS},
    {"receipts_by_cut", "By rank-and-cut: receipts", REPORT_POUNDS},
    {"tonnes_by_cut", "By rank-and-cut: tonnes saved", REPORT_NUMBER},
};

static const struct report_column funds[] = {{"fund", "Fund", REPORT_TEXT},
                                             {"year", "Year", REPORT_COUNT},
                                             {"new_money", "New money", REPORT_POUNDS},
                                             {"paid", "Paid", REPORT_POUNDS}};

static const struct report_column scores[] = {
    {"objective", "Objective", REPORT_TEXT},        {"kept", "Assets kept", REPORT_COUNT},
    {"kept_before", "Kept: before", REPORT_NUMBER}, {"kept_after", "Kept: after", REPORT_NUMBER},
    {"change", "Kept: change", REPORT_NUMBER},      {"all_before", "All: before", REPORT_NUMBER},
    {"all_after", "All: after", REPORT_NUMBER}};

static const struct report_column choices[] = {
    {"year", "Year", REPORT_COUNT},
    {"reference", "Reference", REPORT_TEXT},
    {"name", "Asset", REPORT_TEXT},
    {"option", "Option", REPORT_TEXT},
    {"capital", "Capital", REPORT_POUNDS},
    {"receipt", "Receipt", REPORT_POUNDS},
    {"points", "Points", REPORT_NUMBER},
    {"net_value", "Net present value", REPORT_POUNDS},
    {"worth", "Worth", REPORT_POUNDS},
    {"standing", "Standing", REPORT_TEXT},
    {"by_cut", "By rank-and-cut", REPORT_TEXT},
};

static const struct report_column flips[] = {{"reference", "Reference", REPORT_TEXT},
                                             {"name", "Asset", REPORT_TEXT},
                                             {"in_plan", "In the plan", REPORT_TEXT},
                                             {"by_cut", "By rank-and-cut", REPORT_TEXT},
                                             {"worth", "Worth at most", REPORT_POUNDS}};

static const struct report_column conflicts[] = {
    {"what", "What", REPORT_TEXT}, {"year", "Year", REPORT_COUNT}, {"standing", "Standing", REPORT_TEXT}};

static const struct {
    struct report_table table;
    const char *sql;
    bool possible; /* of plans that could be made; else of those that could not */
} parts[] = {
    {{.sheet = "Plan in figures",
      .title = "In figures",
      .about = "What the plan comes to. Worth is the points gained, in pounds, and the net present value. "
               "Rank-and-cut is what a list in order of worth, cut off where the money ends, would do.",
      COLUMNS(figures)},
     sql_report_plan_figures,
     true},
    {{.sheet = "Plan by year",
      .title = "By year",
      .about =
          "What is begun, paid, received and saved in each year, beside rank-and-cut. A saving in running "
          "cost is negative.",
      COLUMNS(years)},
     sql_report_plan_years,
     true},
    {{.sheet = "Plan by fund",
      .title = "Money by fund",
      .about = "What each fund has new in each year, receipts among it once they have arrived, and what it "
               "pays.",
      .none = "The plan spends nothing.",
      COLUMNS(funds)},
     sql_report_plan_funds,
     true},
    {{.sheet = "Plan by objective",
      .title = "The objectives before and after",
      .about =
          "Mean scores, each asset counting once, as judged and with what the plan does. Kept: of the "
          "assets that are neither left nor given up, the same before and after, so that giving up a poor "
          "building is no improvement of the rest. All: also of those that are, which count after it with "
          "what leaving or giving up scores.",
      .none = "No asset is scored.",
      COLUMNS(scores)},
     sql_report_plan_scores,
     true},
    {{.sheet = "Plan by asset",
      .title = "What is done, and when",
      .about =
          "What is worth most first. Firm: it takes the same in all trials of the plan, with more and less "
          "money, other costs, receipts and points. May flip: not in all of them.",
      .none = "Nothing that you may read of is in the plan.",
      .shown = SHOWN,
      COLUMNS(choices)},
     sql_report_plan_choices,
     true},
    {{.sheet = "Plan and rank-and-cut",
      .title = "Where rank-and-cut would do something else",
      .about = "Assets that take another option, or none, when a list is cut off where the money ends.",
      .none = "Rank-and-cut would do the same.",
      .shown = FLIPS,
      COLUMNS(flips)},
     sql_report_plan_flips,
     true},
    {{.sheet = "Plan conflicts",
      .title = "What conflicts",
      .about = "What has to change for there to be a plan, all of it together: the least change, rounded. "
               "Then what "
               "takes part in the conflict and need not change.",
      .none = "What conflicts is not known, since the search was stopped.",
      COLUMNS(conflicts)},
     sql_report_plan_conflicts,
     false},
};

static const char *about(struct report *report, const struct rows *rows) {
    char worth[FORMAT_SIZE], bound[FORMAT_SIZE], hidden[FORMAT_SIZE];
    const char *scenario = report_keep(report, rows, 0, "scenario");
    int64_t years_covered = report_integer(rows, 0, "years"),
            not_shown = report_integer(rows, 0, "not_shown");
    const char *value = "";

    if (report_flag(rows, 0, "possible"))
        value = arena_format(report->arena, " It is worth %s; no plan is worth more than %s.",
                             charts_pounds(worth, report_number(rows, 0, "value_gbp")),
                             charts_pounds(bound, report_number(rows, 0, "bound_gbp")));
    return arena_format(
        report->arena,
        "Plan %lld of run %lld, made on %s%s%s, over %lld year%s: which option each asset takes and when, so "
        "that the whole is worth most within the money of each year and every limit.%s %s%s%s",
        (long long)report_integer(rows, 0, "plan_id"), (long long)report_integer(rows, 0, "run_id"),
        report_keep(report, rows, 0, "made_on"), scenario ? " for the scenario " : "",
        scenario ? scenario : "", (long long)years_covered, years_covered == 1 ? "" : "s", value,
        report_keep(report, rows, 0, "outcome"),
        report_flag(rows, 0, "of_older_run")
            ? " It rests on an older run than the ratings of this report: `terrier plan` makes a new one."
            : "",
        not_shown > 0 ? arena_format(report->arena,
                                     " Of %s assets it takes, nothing is said here: what they "
                                     "take is marked above this report.",
                                     format_integer(hidden, not_shown))
                      : "");
}

/* The money of the plan by year, above its table: columns of years[]. */
static void draw_years(struct report *report, struct report_table *table) {
    static const struct {
        const char *label;
        size_t column;
        enum shape_tells tells;
    } drawn[] = {{"Capital paid", 3, SHAPE_COUNTED},
                 {"Receipts", 4, SHAPE_RECKONED},
                 {"Capital, by rank-and-cut", 9, SHAPE_RECKONED}};
    enum { LINES = sizeof drawn / sizeof *drawn };
    struct shape_line *lines = arena_array(report->arena, LINES, sizeof *lines);
    struct shape_lines *chart = arena_array(report->arena, 1, sizeof *chart);

    if (table->row_count < 2) return; /* one year is no line */
    for (size_t i = 0; i < LINES; i++) {
        double *values = arena_array(report->arena, table->row_count, sizeof *values);
        for (size_t year = 0; year < table->row_count; year++)
            values[year] = table->numbers[year * table->column_count + drawn[i].column];
        lines[i] = (struct shape_line){drawn[i].label, values, NAN, NAN, drawn[i].tells};
    }
    *chart =
        (struct shape_lines){.id = "plan-money",
                             .title = "The money of the plan, year by year",
                             .about = "What the plan pays and receives in each of its years, and what a list "
                                      "in order of worth, cut off where the money ends, would pay. The "
                                      "figures are in the table below.",
                             .lines = lines,
                             .line_count = LINES,
                             .start = (int)table->numbers[0],
                             .years = table->row_count};
    table->lines = chart;
}

static enum status add_parts(struct making *making, const char *plan, bool possible, struct error *err) {
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < sizeof parts / sizeof *parts; i++) {
        struct report_table *table = NULL;
        if (parts[i].possible != possible) continue;
        status = making_ask(making, parts[i].table, parts[i].sql, BIND(plan), &table, err);
        if (status == STATUS_OK && parts[i].table.columns == years) draw_years(making->report, table);
    }
    return status;
}

enum status section_plan(struct making *making, struct error *err) {
    char id[24];
    int64_t asked = making->asked->plan;
    struct rows *rows = NULL;
    enum status status =
        store_query(making->db, sql_report_plan, BIND(asked ? bind_integer(id, asked) : NULL),
                    STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        if (asked)
            status =
                error_set(err, STATUS_NOT_FOUND,
                          "There is no plan %lld: `terrier plan --budget 5m` makes one, `terrier scenario "
                          "list` shows those of scenarios.",
                          (long long)asked);
        making->section->about = "What would be done first with the money there is.";
        making_table(making,
                     (struct report_table){.sheet = "Plan in figures",
                                           .title = "No plan yet",
                                           .none =
                                               "No plan has been made. `terrier plan --budget 5m --years 5` "
                                               "makes one, and keeps it for this report.",
                                           COLUMNS(figures)},
                     0);
    } else if (status == STATUS_OK) {
        making->section->about = about(making->report, rows);
        bind_integer(id, report_integer(rows, 0, "plan_id"));
        status = add_parts(making, id, report_flag(rows, 0, "possible"), err);
    }
    rows_free(rows);
    return status;
}
