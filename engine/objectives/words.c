/* The words of ratings and states, as the database has them. */
#include <math.h>

#include "engine/objectives/judge.h"

const char *rating_code(enum rating rating) {
    static const char *const codes[RATING_COUNT] = {
        "green", "amber", "red", "insufficient_evidence", "not_applicable", "not_scored"};

    return codes[rating];
}

enum rating rating_of(const struct judging_rules *rules, double score) {
    if (isnan(score)) return RATING_INSUFFICIENT;
    if (score >= rules->rating_green) return RATING_GREEN;
    return score >= rules->rating_amber ? RATING_AMBER : RATING_RED;
}

const char *guard_code(enum guard_state state) {
    static const char *const codes[] = {"failed", "unproven", "passed", NULL};

    return codes[state];
}

const char *criterion_state_code(enum criterion_state state) {
    static const char *const codes[] = {"not_applicable",    "known",  "absent",   "unknown",
                                        "condition_unknown", "failed", "unproven", "passed"};

    return codes[state];
}
