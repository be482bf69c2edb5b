#include "engine/objectives/sums.h"

#include <math.h>
#include <string.h>

void sums_clear(struct sums *sums) {
    memset(sums, 0, sizeof *sums);
}

LANE_LOOP
void sums_weigh(struct sums *restrict sums, const struct lane *restrict lane,
                const struct criterion *criterion, size_t rows) {
    double weight = criterion->weight;
    double absent = criterion->absence_is_known ? 1 : 0;

    for (size_t i = 0; i < rows; i++) {
        double known = lane->known[i];
        double missing = absent * (lane->sure[i] - known); /* known, and earns 0 */
        double counted = weight * (known + missing);
        sums->applicable[i] += weight * lane->asked[i];
        sums->known[i] += counted;
        sums->scored[i] += counted;
        sums->points[i] += weight * (known * lane->points[i]);
        sums->confident[i] += weight * (known * lane->factor[i] + missing);
    }
}

/* 0 failed, 1 unproven, 2 passed; unknown is not due, but where the condition is unknown it is unproven. */
LANE_LOOP
void sums_guard(struct sums *restrict sums, const struct lane *restrict lane, const double *restrict values,
                size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        double below_1 = values[i] < 1 ? lane->known[i] : 0;
        double below_2 = values[i] < 2 ? lane->known[i] : 0;
        sums->failed[i] += below_1;
        sums->unproven[i] += below_2 - below_1 + lane->asked[i] - lane->sure[i];
        sums->passed[i] += lane->known[i] - below_2;
    }
}

/* Of two facts that are true or not, as 0 and 1, so that nothing branches. */
static inline int64_t rating_over(const struct judging_rules *rules, double score, double coverage,
                                  double failed, double unproven) {
    int64_t rating = score >= rules->rating_amber ? RATING_AMBER : RATING_RED;
    int64_t best = unproven > 0 ? RATING_AMBER : RATING_GREEN;
    int64_t none = unproven > 0 ? RATING_INSUFFICIENT : RATING_NOT_APPLICABLE;

    rating = score >= rules->rating_green ? best : rating;
    rating = score == score ? rating : RATING_INSUFFICIENT;
    rating = coverage == coverage ? rating : none;
    return failed > 0 ? RATING_RED : rating;
}

LANE_LOOP
static void close_scores(struct means *restrict means, const struct sums *restrict sums, double minimum,
                         size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        double coverage = sums->known[i] / sums->applicable[i];
        double confidence = sums->confident[i] / sums->applicable[i];
        double score = sums->points[i] / sums->scored[i];
        coverage = sums->applicable[i] > 0 ? coverage : (double)NAN;
        score = coverage >= minimum ? score : (double)NAN;
        means->coverage[i] = coverage;
        means->confidence[i] = sums->applicable[i] > 0 ? confidence : (double)NAN;
        means->uncapped[i] = sums->scored[i] > 0 ? score : (double)NAN;
    }
}

LANE_LOOP
static void cap(struct means *restrict means, const struct sums *restrict sums, double cap_failed,
                double cap_unproven, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        double score = means->uncapped[i];
        double cap_here = sums->unproven[i] > 0 ? cap_unproven : (double)INFINITY;
        cap_here = sums->failed[i] > 0 ? cap_failed : cap_here;
        means->score[i] = score > cap_here ? cap_here : score;
    }
}

LANE_LOOP
static void close_guards(struct means *restrict means, const struct sums *restrict sums,
                         const struct judging_rules *restrict rules, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        int64_t guard = sums->passed[i] > 0 ? GUARD_PASSED : GUARD_NONE;
        guard = sums->unproven[i] > 0 ? GUARD_UNPROVEN : guard;
        guard = sums->failed[i] > 0 ? GUARD_FAILED : guard;
        means->guard[i] = (uint8_t)guard;
        means->rating[i] = (uint8_t)rating_over(rules, means->score[i], means->coverage[i], sums->failed[i],
                                                sums->unproven[i]);
        means->failed[i] = (uint8_t)(int32_t)sums->failed[i];
        means->unproven[i] = (uint8_t)(int32_t)sums->unproven[i];
    }
}

void sums_close(struct means *means, const struct sums *sums, const struct judging_rules *rules, bool capped,
                size_t rows) {
    close_scores(means, sums, rules->coverage_minimum, rows);
    if (capped)
        cap(means, sums, rules->cap_failed, rules->cap_unproven, rows);
    else
        memcpy(means->score, means->uncapped, rows * sizeof *means->score);
    close_guards(means, sums, rules, rows);
}

LANE_LOOP
void sums_add(struct sums *restrict objective, const struct sums *restrict commitment,
              const struct means *restrict means, double weight, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        bool any = means->coverage[i] == means->coverage[i];
        bool scored = means->score[i] == means->score[i];
        double known = weight * means->coverage[i];
        double confident = weight * means->confidence[i];
        double points = weight * means->score[i];
        objective->applicable[i] += any ? weight : 0;
        objective->known[i] += any ? known : 0;
        objective->confident[i] += any ? confident : 0;
        objective->points[i] += scored ? points : 0;
        objective->scored[i] += scored ? weight : 0;
        objective->failed[i] += commitment->failed[i];
        objective->unproven[i] += commitment->unproven[i];
        objective->passed[i] += commitment->passed[i];
    }
}

void sums_write(struct result *restrict results, const struct means *restrict means, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        results[i].score = means->score[i];
        results[i].uncapped = means->uncapped[i];
        results[i].coverage = means->coverage[i];
        results[i].confidence = means->confidence[i];
        results[i].rating = means->rating[i];
        results[i].guard = means->guard[i];
        results[i].failed = means->failed[i];
        results[i].unproven = means->unproven[i];
    }
}
