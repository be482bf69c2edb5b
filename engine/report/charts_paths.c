#include <math.h>

#include "engine/report/charts.h"
#include "engine/report/shapes.h"

#define PATHS_MAX 6

void charts_paths(struct text *out, const struct report *report) {
    struct shape_line lines[PATHS_MAX];
    struct shape_lines chart = {.id = "paths",
                                .title = "The backlog in ten years",
                                .about =
                                    "A line for each budget: what is likely, year by year. The bar at its "
                                    "end reaches from low to high.",
                                .lines = lines,
                                .start = report->path_start,
                                .years = (size_t)report->path_years + 1};

    for (size_t i = 0; i < report->path_count && i < PATHS_MAX; i++) {
        const struct report_path *path = &report->paths[i];
        lines[chart.line_count++] =
            (struct shape_line){path->label, path->likely, path->low, path->high, SHAPE_RECKONED};
    }
    shape_lines(out, &chart);
}
