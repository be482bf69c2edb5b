/* GET /api/figures: the estate in figures, each with its definition: the comment on the view or column it
 * comes from. */
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

struct chart {
    const char *name, *view, *sql;
};

static const struct chart charts[] = {{"chart_1", "publish.chart_1", sql_report_chart_1},
                                      {"chart_2a", "publish.chart_2a", sql_report_chart_2a},
                                      {"chart_2b", "publish.chart_2b", sql_report_chart_2b},
                                      {"objectives", "publish.estate_objective", sql_criteria_objectives},
                                      {"backlog", "publish.backlog_range", sql_report_backlog}};

static enum status add_chart(struct json *json, struct store *db, const struct chart *chart,
                             struct error *err) {
    struct rows *about = NULL;
    enum status status = store_query(db, sql_figures_definition, BIND(chart->view), STORE_ONE, &about, err);

    if (status == STATUS_OK) {
        json_name(json, chart->name);
        json_object(json);
        json_text_member(json, "definition", rows_text(about, 0, 0));
        status = records_rows_member(json, "figures", db, chart->sql, BIND_NONE, err);
    }
    if (status == STATUS_OK) json_end(json);
    rows_free(about);
    return status;
}

static enum status read_figures(struct request *request, struct json *json, void *context,
                                struct error *err) {
    struct store *db = request_db(request);
    struct rows *run = NULL;
    enum status status = store_query(db, sql_figures_run, BIND_NONE, STORE_MAYBE_ONE, &run, err);

    (void)context;
    if (status == STATUS_OK) {
        json_text_member(json, "judged_as_at", rows_count(run) ? rows_text(run, 0, 0) : NULL);
        json_raw_member(json, "run", rows_count(run) ? rows_text(run, 0, 1) : NULL);
        status = records_rows_member(json, "summary", db, sql_figures_summary, BIND_NONE, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < sizeof charts / sizeof *charts; i++)
        status = add_chart(json, db, &charts[i], err);
    rows_free(run);
    return status;
}

enum status figures_estate(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_figures, NULL, err);
}
