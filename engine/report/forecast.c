#include "engine/report/model.h"
#include "engine/runs/outlook.h"

enum { YEARS = 10 };

static enum status add_path(struct report *report, struct outlook *outlook, const char *label,
                            enum forecast_goal goal, struct error *err) {
    struct outlook_forecast forecast;
    enum status status =
        outlook_forecast(outlook, YEARS, (struct forecast_budget){.goal = goal}, false, &forecast, err);
    if (status != STATUS_OK) return status;

    struct report_path *path = &report->paths[report->path_count++];
    const struct backlog_range *last = &forecast.by_year[YEARS].together;
    *path = (struct report_path){label, forecast.together,
                                 arena_array(report->arena, YEARS + 1, sizeof *path->likely), last->p10,
                                 last->p90};
    for (int year = 0; year <= YEARS; year++)
        path->likely[year] = forecast.by_year[year].together.likely;
    return STATUS_OK;
}

enum status report_forecast(struct report *report, struct store *db, struct error *err) {
    static const struct {
        const char *label;
        enum forecast_goal goal;
    } budgets[] = {
        {"No money", FORECAST_NONE}, {"Holding it", FORECAST_HOLD}, {"Halving it", FORECAST_HALVE}};
    struct outlook *outlook = NULL;
    enum status status = outlook_read(db, "segment", "high_priority", &outlook, err);

    if (status != STATUS_OK) return status;
    if (outlook->run != 0 && outlook->segments[BACKLOG_TOGETHER].likely > 0) {
        report->paths = arena_array(report->arena, sizeof budgets / sizeof *budgets, sizeof *report->paths);
        report->path_start = outlook->year;
        report->path_years = YEARS;
        for (size_t i = 0; status == STATUS_OK && i < sizeof budgets / sizeof *budgets; i++)
            status = add_path(report, outlook, budgets[i].label, budgets[i].goal, err);
    }
    outlook_free(outlook);
    return status;
}
