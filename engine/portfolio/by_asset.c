/* Rows by the asset that they are of, whatever order they came in. */
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/portfolio/portfolio.h"

struct place {
    int64_t asset_id;
    size_t row;
};

static int by_asset(const void *a, const void *b) {
    const struct place *x = a;
    const struct place *y = b;

    return (x->asset_id > y->asset_id) - (x->asset_id < y->asset_id);
}

static bool ascends(const struct portfolio *portfolio) {
    for (size_t i = 1; i < portfolio->count; i++)
        if (portfolio->assets[i].asset_id <= portfolio->assets[i - 1].asset_id) return false;
    return true;
}

size_t *portfolio_order(const struct portfolio *portfolio) {
    size_t *order = memory_array(portfolio->count, sizeof *order);

    if (ascends(portfolio)) { /* as the fact view gives them */
        for (size_t i = 0; i < portfolio->count; i++)
            order[i] = i;
        return order;
    }
    struct place *places = memory_array(portfolio->count, sizeof *places);
    for (size_t i = 0; i < portfolio->count; i++)
        places[i] = (struct place){portfolio->assets[i].asset_id, i};
    qsort(places, portfolio->count, sizeof *places, by_asset);
    for (size_t i = 0; i < portfolio->count; i++)
        order[i] = places[i].row;
    free(places);
    return order;
}

size_t *portfolio_match(const struct portfolio *portfolio, const struct portfolio *earlier) {
    size_t *match = memory_array(portfolio->count, sizeof *match);
    struct place *places = memory_array(earlier->count, sizeof *places);

    for (size_t i = 0; i < earlier->count; i++)
        places[i] = (struct place){earlier->assets[i].asset_id, i};
    qsort(places, earlier->count, sizeof *places, by_asset);
    for (size_t i = 0; i < portfolio->count; i++) {
        struct place wanted = {portfolio->assets[i].asset_id, 0};
        const struct place *found = bsearch(&wanted, places, earlier->count, sizeof *places, by_asset);
        match[i] = found ? found->row : SIZE_MAX;
    }
    free(places);
    return match;
}
