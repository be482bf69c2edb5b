#include "engine/runs/what_if.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Facts that the engine makes of another and its median. */
static const char *const ratios[][2] = {{"premises_cost_per_m2", "premises_cost_ratio"},
                                        {"emissions_per_m2", "emissions_ratio"}};

static size_t find_row(const struct recalled *recalled, int64_t asset_id) {
    const struct portfolio *portfolio = recalled->inputs->portfolio;
    size_t low = 0, high = portfolio->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (portfolio->assets[recalled->order[middle]].asset_id < asset_id)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < portfolio->count && portfolio->assets[recalled->order[low]].asset_id == asset_id;
    return found ? recalled->order[low] : SIZE_MAX;
}

/* Where the asset stands among those changed, added when it is new. */
static size_t place_of(struct what_if *what_if, size_t row) {
    for (size_t i = 0; i < what_if->count; i++)
        if (what_if->rows[i] == row) return i;
    what_if->rows[what_if->count] = row;
    return what_if->count++;
}

static bool is_changed(const struct what_if_change *changes, size_t count, int64_t asset_id,
                       const char *fact) {
    for (size_t i = 0; i < count; i++)
        if (changes[i].asset_id == asset_id && strcmp(changes[i].fact, fact) == 0) return true;
    return false;
}

/* A ratio follows what it is made of, unless it is itself changed. */
static void follow(struct what_if *what_if, const struct recalled *recalled,
                   const struct what_if_change *changes, size_t count, const struct what_if_change *change,
                   size_t at) {
    struct portfolio *facts = what_if->facts;

    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++) {
        int of = portfolio_fact(facts, ratios[i][0]), to = portfolio_fact(facts, ratios[i][1]);
        if (strcmp(change->fact, ratios[i][0]) != 0 || of < 0 || to < 0 ||
            is_changed(changes, count, change->asset_id, ratios[i][1]))
            continue;
        double median =
            benchmark_median(&recalled->inputs->benchmarks, (size_t)of, facts->assets[at].category);
        double ratio = median > 0 ? change->value / median : (double)NAN;
        portfolio_set(facts, (size_t)to, at, ratio, isnan(ratio) ? PORTFOLIO_NO_DATE : recalled->today);
    }
}

static enum status find_all(struct what_if *what_if, const struct recalled *recalled,
                            const struct what_if_change *changes, size_t count, size_t *wrong,
                            struct error *err) {
    for (size_t i = 0; i < count; i++) {
        size_t row = find_row(recalled, changes[i].asset_id);
        *wrong = i;
        if (row == SIZE_MAX)
            return error_set(
                err, STATUS_NOT_FOUND,
                "the run did not judge this asset: it is outside the counts, or newer than the run");
        if (portfolio_fact(recalled->inputs->portfolio, changes[i].fact) < 0)
            return error_set(err, STATUS_NOT_FOUND, "the run does not know the fact %.60s", changes[i].fact);
        place_of(what_if, row);
    }
    return STATUS_OK;
}

static void change_all(struct what_if *what_if, const struct recalled *recalled,
                       const struct what_if_change *changes, size_t count) {
    what_if->facts = portfolio_pick(recalled->inputs->portfolio, what_if->rows, what_if->count);
    for (size_t i = 0; i < count; i++) {
        size_t at = place_of(what_if, find_row(recalled, changes[i].asset_id));
        portfolio_set(what_if->facts, (size_t)portfolio_fact(what_if->facts, changes[i].fact), at,
                      changes[i].value, isnan(changes[i].value) ? PORTFOLIO_NO_DATE : recalled->today);
        follow(what_if, recalled, changes, count, &changes[i], at);
    }
}

static void sum_estate(struct what_if *what_if, const struct recalled *recalled) {
    const struct portfolio *portfolio = recalled->inputs->portfolio;
    const struct criteria *criteria = recalled->inputs->criteria;
    const struct judgement *judged = recalled->judged;
    struct result *results = memory_array(judged->count, sizeof *results);

    what_if->before_estate = memory_array(judged->objective_count, sizeof *what_if->before_estate);
    what_if->after_estate = memory_array(judged->objective_count, sizeof *what_if->after_estate);
    for (size_t o = 0; o < judged->objective_count; o++) {
        const struct result *before = judged->objectives + o * judged->count;
        if (judged->count > 0) memcpy(results, before, judged->count * sizeof *results);
        for (size_t i = 0; i < what_if->count; i++)
            results[what_if->rows[i]] = *judgement_objective(what_if->after, o, i);
        what_if->before_estate[o] = estate_of(portfolio, criteria, before, recalled->order, ESTATE_COUNT);
        what_if->after_estate[o] = estate_of(portfolio, criteria, results, recalled->order, ESTATE_COUNT);
    }
    free(results);
}

enum status what_if(struct what_if **out, const struct recalled *recalled,
                    const struct what_if_change *changes, size_t count, size_t *wrong, struct error *err) {
    struct what_if *made = memory_array(1, sizeof *made);

    made->rows = memory_array(count, sizeof *made->rows);
    if (find_all(made, recalled, changes, count, wrong, err) != STATUS_OK) {
        what_if_free(made);
        return err->status;
    }
    change_all(made, recalled, changes, count);
    made->after = judge(made->facts, recalled->inputs->criteria, JUDGE_DETAIL);
    sum_estate(made, recalled);
    *out = made;
    return STATUS_OK;
}

void what_if_free(struct what_if *what_if) {
    if (what_if == NULL) return;
    judgement_free(what_if->after);
    portfolio_free(what_if->facts);
    free(what_if->before_estate);
    free(what_if->after_estate);
    free(what_if->rows);
    free(what_if);
}

static bool same(double a, double b) {
    return a == b || (isnan(a) && isnan(b));
}

bool what_if_commitment_moved(const struct what_if *what_if, const struct recalled *recalled,
                              size_t commitment, size_t at) {
    const struct result *before = judgement_commitment(recalled->judged, commitment, what_if->rows[at]),
                        *after = judgement_commitment(what_if->after, commitment, at);

    return !same(before->score, after->score) || before->rating != after->rating ||
           before->guard != after->guard;
}

bool what_if_test_moved(const struct what_if *what_if, const struct recalled *recalled, size_t criterion,
                        size_t at) {
    size_t was = criterion * recalled->judged->count + what_if->rows[at],
           is = criterion * what_if->after->count + at;

    return recalled->judged->states[was] != what_if->after->states[is] ||
           !same(recalled->judged->points[was], what_if->after->points[is]);
}
