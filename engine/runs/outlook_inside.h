/* What an outlook is computed from, for engine/runs/outlook*.c only. */
#ifndef TERRIER_RUNS_OUTLOOK_INSIDE_H
#define TERRIER_RUNS_OUTLOOK_INSIDE_H

#include "engine/runs/outlook.h"

struct outlook_inside {
    struct backlog_simulation simulation;
    double per_year, limit, ageing;
    struct rows *unit_rows, *cell_rows, *kind_rows;
    struct backlog_unit *units;
    const char **elements; /* of each unit, when it is one; else NULL. Borrowed from unit_rows */
    size_t count;
};

enum status outlook_ranges(const struct outlook *outlook, const struct backlog_simulation *simulation,
                           const struct backlog_unit *units, struct backlog_range *segments,
                           struct backlog_range *groups, struct error *err);

#endif
