#include "engine/objectives/sensitivity.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/draws.h"
#include "engine/base/hash.h"
#include "engine/objectives/standing.h"

static bool condition_unknown(const struct portfolio *portfolio, const struct criterion *criterion,
                              size_t row) {
    return criterion->condition >= 0 && isnan(portfolio->values[criterion->condition][row]);
}

static double age(const struct portfolio *portfolio, const struct criteria *criteria, size_t fact,
                  size_t row) {
    int32_t date = portfolio_date(portfolio, fact, row);

    return date == PORTFOLIO_NO_DATE ? (double)NAN : ((double)criteria->today - date) / 365.25;
}

size_t sensitivity_tests_of(struct sensitivity_test *out, const struct portfolio *portfolio,
                            const struct criteria *criteria, const struct judgement *judgement, size_t row) {
    size_t count = 0;

    for (size_t c = 0; c < criteria->count; c++) {
        const struct criterion *criterion = &criteria->items[c];
        size_t at = c * judgement->count + row;
        uint8_t state = judgement->states[at];
        if (state == STATE_NOT_APPLICABLE) continue;
        if (condition_unknown(portfolio, criterion, row)) state = STATE_CONDITION_UNKNOWN;
        out[count++] = (struct sensitivity_test){.criterion = c,
                                                 .state = state,
                                                 .value = portfolio->values[criterion->fact][row],
                                                 .points = judgement->points[at],
                                                 .years = age(portfolio, criteria, criterion->fact, row)};
    }
    return count;
}

/* --- what is drawn once for all assets --- */

static void draw_factors(struct sensitivity *sensitivity) {
    const struct criteria *criteria = sensitivity->criteria;
    const struct sensitivity_rules *rules = &sensitivity->rules;
    size_t draws = (size_t)rules->draws;

    sensitivity->factors =
        memory_array((criteria->count + criteria->commitment_count) * draws, sizeof *sensitivity->factors);
    for (size_t i = 0; i < criteria->count + criteria->commitment_count; i++) {
        bool commitment = i >= criteria->count;
        const char *code =
            commitment ? criteria->commitments[i - criteria->count].code : criteria->items[i].code;
        draws_uniforms(draws_key(rules->seed, hash_string(code), commitment), 0, 1 - rules->weight_spread,
                       1 + rules->weight_spread, sensitivity->factors + i * draws, draws);
    }
}

enum status sensitivity_new(struct sensitivity **out, const struct criteria *criteria,
                            const struct sensitivity_fact *facts, const struct sensitivity_rules *rules,
                            struct error *err) {
    if (!(rules->weight_spread >= 0 && rules->weight_spread < 1))
        return error_set(err, STATUS_INVALID, "weights are varied by a share from 0 to below 1, not by %g",
                         rules->weight_spread);
    if (!(rules->weight_reach > 0 && rules->weight_reach <= 100))
        return error_set(err, STATUS_INVALID,
                         "how far a change of a weight is looked for is above 0, at most 100 times, not %g",
                         rules->weight_reach);
    if (rules->draws < 100 || rules->draws > 1000000)
        return error_set(err, STATUS_INVALID, "robustness takes from 100 to 1,000,000 draws, not %d",
                         rules->draws);
    struct sensitivity *made = memory_array(1, sizeof *made);
    *made = (struct sensitivity){.criteria = criteria, .facts = facts, .rules = *rules};
    draw_factors(made);
    *out = made;
    return STATUS_OK;
}

void sensitivity_free(struct sensitivity *sensitivity) {
    if (!sensitivity) return;
    free(sensitivity->factors);
    free(sensitivity);
}

/* --- as it stands --- */

struct result sensitivity_stands(const struct sensitivity *sensitivity, const struct sensitivity_test *tests,
                                 size_t count, size_t objective) {
    struct standing standing;
    struct means means;

    standing_open(&standing, sensitivity, tests, count, objective);
    standing_judge(&means, &standing, 1, NULL);
    standing_close(&standing);
    return (struct result){.score = means.score[0],
                           .uncapped = means.uncapped[0],
                           .coverage = means.coverage[0],
                           .confidence = NAN,
                           .rating = means.rating[0],
                           .guard = means.guard[0],
                           .failed = means.failed[0],
                           .unproven = means.unproven[0]};
}

uint8_t sensitivity_guards_passed(const struct sensitivity *sensitivity, const struct sensitivity_test *tests,
                                  size_t count, size_t objective) {
    struct standing standing;
    bool any = false;

    standing_open(&standing, sensitivity, tests, count, objective);
    for (size_t i = 0; i < standing.count; i++) {
        struct standing_test *test = &standing.tests[i];
        if (!test->guard || test->guard_value >= 2) continue;
        any = true;
        test->sure = true;
        test->guard_value = 2;
    }
    uint8_t rating = any ? standing_rating(&standing) : RATING_COUNT;
    standing_close(&standing);
    return rating;
}
