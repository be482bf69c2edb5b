/* The newest plans of two scenarios side by side. */
#include "engine/report/making.h"
#include "sql/embedded.h"

enum { SHOWN = 20 };
#define ALL "1000000"

static enum status compare(struct making *making, const struct rows *two, struct error *err) {
    struct report *report = making->report;
    const char *first = report_keep(report, two, 0, "name"), *second = report_keep(report, two, 1, "name");
    const char *about = report_keep(report, two, 0, "description"),
               *about_second = report_keep(report, two, 1, "description");
    struct report_column *figures = arena_array(report->arena, 4, sizeof *figures),
                         *assets = arena_array(report->arena, 4, sizeof *assets);
    enum status status;

    figures[0] = (struct report_column){"what", "What", REPORT_TEXT};
    figures[1] = (struct report_column){"first", first, REPORT_COUNT};
    figures[2] = (struct report_column){"second", second, REPORT_COUNT};
    figures[3] = (struct report_column){"difference", "Difference", REPORT_COUNT};
    assets[0] = (struct report_column){"reference", "Reference", REPORT_TEXT};
    assets[1] = (struct report_column){"name", "Asset", REPORT_TEXT};
    assets[2] = (struct report_column){"first", first, REPORT_TEXT};
    assets[3] = (struct report_column){"second", second, REPORT_TEXT};
    making->section->about = arena_format(
        report->arena,
        "The newest plans of two named sets of changes over the same facts: %s%s%s%s, and %s%s%s%s.", first,
        about ? " (" : "", about ? about : "", about ? ")" : "", second, about_second ? " (" : "",
        about_second ? about_second : "", about_second ? ")" : "");
    status =
        making_ask(making,
                   (struct report_table){.sheet = "Scenarios",
                                         .title = "In figures",
                                         .about = "What each comes to, and the second less the first.",
                                         .none = "Neither plan has a figure.",
                                         .columns = figures,
                                         .column_count = 4},
                   sql_report_scenario_figures,
                   BIND(report_keep(report, two, 0, "plan"), report_keep(report, two, 1, "plan")), NULL, err);
    if (status == STATUS_OK)
        status = making_ask(making,
                            (struct report_table){.sheet = "Scenarios by asset",
                                                  .title = "Assets that take something else",
                                                  .about = "What is worth most first.",
                                                  .none = "Both do the same.",
                                                  .shown = SHOWN,
                                                  .columns = assets,
                                                  .column_count = 4},
                            sql_scenario_differ, BIND(first, second, ALL), NULL, err);
    return status;
}

enum status section_scenarios(struct making *making, struct error *err) {
    static const struct report_column columns[] = {{NULL, "What", REPORT_TEXT}};
    struct rows *two = NULL;
    enum status status = store_query(making->db, sql_report_scenarios, BIND_NONE, STORE_MANY, &two, err);

    if (status == STATUS_OK && rows_count(two) == 2) {
        status = compare(making, two, err);
    } else if (status == STATUS_OK) {
        making->section->about = "Named sets of changes over the same facts, and what they come to.";
        making_table(making,
                     (struct report_table){.sheet = "Scenarios",
                                           .title = "Nothing to compare yet",
                                           .none =
                                               "Fewer than two scenarios have a plan. `terrier scenario new "
                                               "NAME`, `terrier scenario set NAME --budget 5m` and `terrier "
                                               "scenario run NAME` make one.",
                                           COLUMNS(columns)},
                     0);
    }
    rows_free(two);
    return status;
}
