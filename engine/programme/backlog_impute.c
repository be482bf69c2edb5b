#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/programme/backlog.h"

/* Sums over the surveyed assets of a group or segment. */
struct like {
    double cost, count;     /* all of them */
    double area_cost, area; /* those whose floor area is known */
};

static void like_add(struct like *like, const struct backlog_asset *asset) {
    like->cost += asset->likely;
    like->count += 1;
    if (!isnan(asset->floor_area_m2)) {
        like->area_cost += asset->likely;
        like->area += asset->floor_area_m2;
    }
}

static double like_estimate(const struct like *like, double floor_area_m2) {
    if (like->area > 0 && !isnan(floor_area_m2)) return like->area_cost / like->area * floor_area_m2;
    if (like->count > 0) return like->cost / like->count;
    return NAN;
}

size_t backlog_impute(struct backlog_asset *assets, size_t count, int group_count) {
    /* A group may reach over both segments, whose assets differ too much to stand in for each other. */
    struct like *groups = memory_array((size_t)group_count * BACKLOG_SEGMENTS, sizeof *groups);
    struct like segments[BACKLOG_SEGMENTS] = {{0}};
    size_t unknown = 0;

    for (size_t i = 0; i < count; i++) {
        if (assets[i].evidence == BACKLOG_IMPUTED || isnan(assets[i].likely)) continue;
        like_add(&groups[assets[i].group * BACKLOG_SEGMENTS + (int)assets[i].segment], &assets[i]);
        like_add(&segments[assets[i].segment], &assets[i]);
    }
    for (size_t i = 0; i < count; i++) {
        struct backlog_asset *asset = &assets[i];
        if (asset->evidence != BACKLOG_IMPUTED) continue;
        asset->sum_of_squares = 0;
        asset->likely = like_estimate(&groups[asset->group * BACKLOG_SEGMENTS + (int)asset->segment],
                                      asset->floor_area_m2);
        /* A mean per asset over all categories would give a park the backlog of a town hall. */
        if (isnan(asset->likely) && !isnan(asset->floor_area_m2))
            asset->likely = like_estimate(&segments[asset->segment], asset->floor_area_m2);
        if (isnan(asset->likely)) unknown++;
    }
    free(groups);
    return unknown;
}
