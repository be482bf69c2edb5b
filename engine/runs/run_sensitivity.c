#include "engine/runs/run_sensitivity.h"

#include <stdlib.h>
#include <string.h>

#include "engine/runs/run_sensitivity_inside.h"

enum status run_sensitivity_read(struct store *db, const char *run, const char *asset,
                                 struct run_sensitivity **out, struct error *err) {
    struct arena *arena = arena_new();
    struct run_sensitivity *found = arena_alloc(arena, sizeof *found);

    found->arena = arena;
    found->criteria = arena_alloc(arena, sizeof *found->criteria);
    enum status status = run_sensitivity_load(db, run, asset, found, err);
    if (status == STATUS_OK)
        status = sensitivity_new(&found->engine, found->criteria, found->facts, &found->rules, err);
    if (status == STATUS_OK)
        *out = found;
    else
        run_sensitivity_free(found);
    return status;
}

void run_sensitivity_free(struct run_sensitivity *found) {
    if (!found) return;
    sensitivity_free(found->engine);
    arena_free(found->arena);
}

bool run_sensitivity_withheld(const struct run_sensitivity_asset *asset, size_t objective) {
    return asset->withheld >> objective & 1;
}

size_t run_sensitivity_most(const struct run_sensitivity *found, const struct run_sensitivity_asset *asset) {
    return 2 * asset->count + found->criteria->commitment_count + 1;
}

static int least_robust_first(const void *a, const void *b) {
    const struct run_sensitivity_line *x = a, *y = b;
    int stays_x = x->draws.ratings[x->draws.rating], stays_y = y->draws.ratings[y->draws.rating];

    if (stays_x != stays_y) return stays_x < stays_y ? -1 : 1;
    int order = strcmp(x->asset->reference, y->asset->reference);
    return order ? order : (x->objective > y->objective) - (x->objective < y->objective);
}

static bool is_rated(uint8_t rating) {
    return rating == RATING_GREEN || rating == RATING_AMBER || rating == RATING_RED;
}

size_t run_sensitivity_lines(struct run_sensitivity *found, size_t objective,
                             struct run_sensitivity_line **lines, struct run_sensitivity_total *totals) {
    size_t objectives = found->criteria->objective_count, count = 0;
    struct sensitivity_draws *draws = memory_array(objectives + 1, sizeof *draws);

    memset(totals, 0, objectives * sizeof *totals);
    *lines = arena_array(found->arena, found->asset_count * objectives + 1, sizeof **lines);
    for (size_t a = 0; a < found->asset_count; a++) {
        const struct run_sensitivity_asset *asset = &found->assets[a];
        sensitivity_draw(found->engine, asset->asset_id, asset->tests, asset->count, draws);
        for (size_t o = 0; o < objectives; o++) {
            totals[o].withheld += run_sensitivity_withheld(asset, o);
            if (!is_rated(draws[o].rating) || run_sensitivity_withheld(asset, o)) continue;
            totals[o].ratings++;
            totals[o].robust += sensitivity_stays(&draws[o]) >= found->robust;
            if (objective != SIZE_MAX && objective != o) continue;
            (*lines)[count++] = (struct run_sensitivity_line){
                asset, o, sensitivity_stands(found->engine, asset->tests, asset->count, o), draws[o]};
        }
    }
    qsort(*lines, count, sizeof **lines, least_robust_first);
    free(draws);
    return count;
}
