#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/programme/backlog.h"

/* Sums over the surveyed assets of a group or segment. */
struct like {
    double cost, count;     /* all of them */
    double area_cost, area; /* those whose floor area is known */
};

/* An asset may have several surveys, but has its area once. */
static void like_add(struct like *like, const struct backlog_unit *unit, bool another) {
    like->cost += unit->likely;
    like->count += another ? 0 : 1;
    if (!isnan(unit->floor_area_m2)) {
        like->area_cost += unit->likely;
        like->area += another ? 0 : unit->floor_area_m2;
    }
}

static double like_estimate(const struct like *like, double floor_area_m2) {
    if (like->area > 0 && !isnan(floor_area_m2)) return like->area_cost / like->area * floor_area_m2;
    if (like->count > 0) return like->cost / like->count;
    return NAN;
}

size_t backlog_impute(struct backlog_unit *units, size_t count, int group_count) {
    /* A group may reach over both segments, whose assets differ too much to stand in for each other. */
    struct like *groups = memory_array((size_t)group_count * BACKLOG_SEGMENTS, sizeof *groups);
    struct like segments[BACKLOG_SEGMENTS] = {{0}};
    size_t unknown = 0;

    for (size_t i = 0; i < count; i++) {
        if (units[i].evidence == BACKLOG_IMPUTED || isnan(units[i].likely)) continue;
        bool another = i > 0 && units[i].asset_id == units[i - 1].asset_id;
        like_add(&groups[units[i].group * BACKLOG_SEGMENTS + (int)units[i].segment], &units[i], another);
        like_add(&segments[units[i].segment], &units[i], another);
    }
    for (size_t i = 0; i < count; i++) {
        struct backlog_unit *unit = &units[i];
        if (unit->evidence != BACKLOG_IMPUTED) continue;
        unit->sum_of_squares = 0;
        unit->likely =
            like_estimate(&groups[unit->group * BACKLOG_SEGMENTS + (int)unit->segment], unit->floor_area_m2);
        /* A mean per asset over all categories would give a park the backlog of a town hall. */
        if (isnan(unit->likely) && !isnan(unit->floor_area_m2))
            unit->likely = like_estimate(&segments[unit->segment], unit->floor_area_m2);
        if (isnan(unit->likely)) unknown++;
    }
    free(groups);
    return unknown;
}
