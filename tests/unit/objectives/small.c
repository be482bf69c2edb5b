#include "tests/unit/objectives/small.h"

static const struct curve_point rise[] = {{0, 0}, {50, 40}, {100, 100}};
static const struct curve_point fall[] = {{0, 100}, {100, 0}};
static const struct curve_point months[] = {{0, 100}, {24, 60}, {60, 0}};
static const struct curve_point guard[] = {{0, 0}, {1, 0}, {2, 100}};
static const struct curve_point ageing[] = {{0, 1}, {2, 1}, {10, 0}};

#define CURVE(points)                                                                                        \
    { points, sizeof(points) / sizeof *(points) }

struct criteria *small_criteria(void) {
    static const struct criterion items[] = {
        {.id = 1,
         .code = "rising",
         .commitment = 0,
         .fact = RISING,
         .condition = -1,
         .weight = 2,
         .curve = CURVE(rise)},
        {.id = 2,
         .code = "falling",
         .commitment = 0,
         .fact = FALLING,
         .condition = -1,
         .weight = 1,
         .curve = CURVE(fall)},
        {.id = 3,
         .code = "record",
         .commitment = 0,
         .fact = RECORD,
         .condition = -1,
         .weight = 1,
         .curve = CURVE(months),
         .absence_is_known = true},
        {.id = 4,
         .code = "guard",
         .commitment = 0,
         .fact = GUARD,
         .condition = -1,
         .kind = CRITERION_GUARD,
         .curve = CURVE(guard)},
        {.id = 5,
         .code = "ageing",
         .commitment = 1,
         .fact = AGEING,
         .condition = -1,
         .weight = 1,
         .curve = CURVE(rise),
         .ageing = CURVE(ageing),
         .undated_factor = 0.5},
        {.id = 6,
         .code = "conditional",
         .commitment = 2,
         .fact = RISING,
         .condition = CONDITION,
         .weight = 1,
         .curve = CURVE(rise)},
        {.id = 7,
         .code = "opportunity",
         .commitment = 2,
         .fact = FALLING,
         .condition = -1,
         .kind = CRITERION_OPPORTUNITY,
         .curve = CURVE(rise)},
    };
    struct arena *arena = arena_new();
    struct criteria *criteria = arena_alloc(arena, sizeof *criteria);

    criteria->arena = arena;
    criteria->count = sizeof items / sizeof *items;
    criteria->items = arena_array(arena, criteria->count, sizeof *criteria->items);
    criteria->commitments = arena_array(arena, 3, sizeof *criteria->commitments);
    criteria->commitments[0] = (struct commitment){"1.1", 0, 1};
    criteria->commitments[1] = (struct commitment){"1.2", 0, 1};
    criteria->commitments[2] = (struct commitment){"2.1", 1, 1};
    criteria->commitment_count = 3;
    criteria->objective_count = 2;
    criteria->rules = (struct judging_rules){70, 40, 39, 69, 0.4, 3, -3};
    for (size_t i = 0; i < criteria->count; i++) {
        criteria->items[i] = items[i];
        criteria->items[i].applies[0] = true;
        for (size_t class = 0; class < PORTFOLIO_CLASSES && items[i].commitment < 2; class ++)
            criteria->items[i].applies[class * PORTFOLIO_DUTIES] = true;
    }
    return criteria;
}

struct portfolio *small_portfolio(size_t count) {
    static const char *const codes[FACTS] = {"rising", "falling", "record", "condition", "guard", "ageing"};
    struct portfolio *portfolio = portfolio_new(count, codes, FACTS);
    uint16_t category = portfolio_category(portfolio, "hall");

    for (size_t i = 0; i < count; i++) {
        portfolio->assets[i].asset_id = (int64_t)(i + 1);
        portfolio->assets[i].category = category;
        portfolio->assets[i].scored = true;
    }
    return portfolio;
}

double small_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (double)(*state >> 11) / 9007199254740992.0;
}
