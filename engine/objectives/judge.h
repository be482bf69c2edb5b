/*
 * The judge: facts and criteria in, scores out. Pure; the same inputs give the same bits, and what one asset
 * scores depends on no other (medians and neighbours are facts by then).
 *
 * Roll-up: commitment = weighted mean of its known performance criteria; objective = weighted mean of its
 * commitments that have a score. Coverage = known weight over applicable weight, at the objective with each
 * commitment's share by its own weight. Under the minimum there is no score, at either level.
 * Guards: a failed one caps the objective and makes it red whatever is known; an unproven one caps it.
 */
#ifndef TERRIER_OBJECTIVES_JUDGE_H
#define TERRIER_OBJECTIVES_JUDGE_H

#include "engine/objectives/criteria.h"

enum rating {
    RATING_GREEN,
    RATING_AMBER,
    RATING_RED,
    RATING_INSUFFICIENT,   /* something applies, too little is known */
    RATING_NOT_APPLICABLE, /* nothing applies */
    RATING_NOT_SCORED,     /* outside the scope of the objectives */
    RATING_COUNT
};
const char *rating_code(enum rating rating); /* "insufficient_evidence", as in evaluation.rating */
enum rating rating_of(const struct judging_rules *rules, double score); /* NaN: insufficient */

/* In the order from worst to best, so that the worst of several is the least. */
enum guard_state { GUARD_FAILED, GUARD_UNPROVEN, GUARD_PASSED, GUARD_NONE };
const char *guard_code(enum guard_state state); /* NULL for none */

enum criterion_state {
    STATE_NOT_APPLICABLE,
    STATE_KNOWN,
    STATE_ABSENT,            /* our own record is missing: earns 0 */
    STATE_UNKNOWN,           /* applies, value unknown */
    STATE_CONDITION_UNKNOWN, /* whether it applies is unknown: counts as applicable and unknown */
    STATE_GUARD_FAILED,
    STATE_GUARD_UNPROVEN,
    STATE_GUARD_PASSED
};
const char *criterion_state_code(enum criterion_state state); /* "known", ...; guards: as guard_code */

/* One asset on one commitment or objective. NaN: none. */
struct result {
    double score;    /* of an objective: after caps */
    double uncapped; /* the same before caps; of a commitment equal to score */
    double coverage; /* NaN where nothing applies */
    double confidence;
    uint8_t rating;           /* enum rating */
    uint8_t guard;            /* enum guard_state: the worst */
    uint8_t failed, unproven; /* guards */
};

struct judgement {
    size_t count; /* assets */
    size_t criterion_count, commitment_count, objective_count;
    struct result *commitments; /* commitment-major: [commitment * count + asset] */
    struct result *objectives;  /* objective-major */
    /* Criterion-major, only with detail; else NULL. */
    uint8_t *states; /* enum criterion_state */
    double *points;  /* NaN unless known or absent */
};

enum judge_detail { JUDGE_SCORES, JUDGE_DETAIL };

/* The criteria must have passed criteria_check() for this portfolio. Free with judgement_free(). */
struct judgement *judge(const struct portfolio *portfolio, const struct criteria *criteria,
                        enum judge_detail detail);

/*
 * The same in the memory of an earlier judgement of as many assets by as many criteria and commitments, as it
 * was made, with detail or without: for judging one what-if after another. Fresh memory costs as much as
 * judging.
 */
void judge_again(struct judgement *judgement, const struct portfolio *portfolio,
                 const struct criteria *criteria);

void judgement_free(struct judgement *judgement); /* NULL does nothing */

const struct result *judgement_objective(const struct judgement *judgement, size_t objective, size_t row);
const struct result *judgement_commitment(const struct judgement *judgement, size_t commitment, size_t row);

#endif
