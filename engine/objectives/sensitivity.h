/*
 * What would change a rating, and how robust it is: of one asset on one objective, from the tests as a run
 * kept them (judge.h with detail, evaluation.criterion_result and guard_result).
 *
 * Three questions:
 * - which fact, changed alone, changes the rating, and by how little. A number's curve is piecewise linear,
 * so is the score, and where it crosses a limit of ratings is solved for, not searched. Of a code, a yes/no
 * or a must-hold test each other value is tried; of a fact that is not known, each that it may turn out to
 * have. What decides whether a test applies (its condition) counts only where that is not known: a known one
 * says what the asset is.
 * - which weight, of a criterion or of a commitment, changed alone changes the rating, and by how little. The
 * score is a quotient of two straight lines in a weight, so this too is solved for, within a stated reach.
 * - in what share of draws the rating stays, when every weight is drawn within a spread, uniformly and one
 *   independent of another, and every fact that has a spread (surveyed, measured, estimated, aged) is drawn
 * by it. Weights are the same for all assets in a draw; facts are drawn for each asset by itself, one
 * independent of another. What is not known stays so, and neither must-hold tests nor conditions are drawn. A
 * draw depends on the seed, the asset, the fact's code and the draw's number alone, never on what else is
 * asked.
 *
 * Ratings come from the judge's own sums (sums.h), so that a what-if with nothing changed gives the judge's
 * bits. Pure: no database, no clock.
 */
#ifndef TERRIER_OBJECTIVES_SENSITIVITY_H
#define TERRIER_OBJECTIVES_SENSITIVITY_H

#include "engine/objectives/judge.h"

/* How a fact is uncertain. `amount`: of relative the standard deviation of its logarithm; of steps the chance
 * that it is one value lower, and the same that it is one higher (held at its least and greatest). */
enum sensitivity_spread { SPREAD_NONE, SPREAD_RELATIVE, SPREAD_STEPS };

/* By the fact of the criteria (criterion.fact). */
struct sensitivity_fact {
    const char *code;     /* what its draws depend on, so that the order of facts does not matter */
    const double *values; /* of a code or a yes/no: those that it can have, ascending; NULL of a number */
    size_t value_count;
    enum sensitivity_spread spread;
    double amount, per_year, most; /* amount and per_year of its age, at most `most`; undated: `most` */
};

struct sensitivity_rules {
    double weight_spread; /* 0.2: a weight is drawn between 80% and 120% */
    double weight_reach;  /* 1: a change of a weight is looked for from nothing to twice */
    int draws;
    uint64_t seed;
};

/* A test that applied to an asset. */
struct sensitivity_test {
    size_t criterion; /* index into criteria.items, ascending */
    uint8_t state;    /* enum criterion_state; STATE_CONDITION_UNKNOWN of a guard too, where that is why it is
                         unproven */
    bool withheld;    /* the value is not for who asks: it is neither varied nor told */
    double value;     /* of the fact, of a guard 0, 1 or 2; NaN unknown */
    double points;    /* as judged; NaN unless known or absent */
    double years;     /* age of the fact; NaN undated */
};

/* The tests of a row of a judgement with detail, at most criteria->count of them. */
size_t sensitivity_tests_of(struct sensitivity_test *out, const struct portfolio *portfolio,
                            const struct criteria *criteria, const struct judgement *judgement, size_t row);

struct sensitivity;

/* All three are borrowed. Free with sensitivity_free(). STATUS_INVALID for a spread or reach that makes no
 * sense. */
enum status sensitivity_new(struct sensitivity **out, const struct criteria *criteria,
                            const struct sensitivity_fact *facts, const struct sensitivity_rules *rules,
                            struct error *err);
void sensitivity_free(struct sensitivity *sensitivity); /* NULL does nothing */

/* How the asset stands on an objective, as the judge says it. Confidence is not filled. */
struct result sensitivity_stands(const struct sensitivity *sensitivity, const struct sensitivity_test *tests,
                                 size_t count, size_t objective);

/* Values of a fact that would give another rating: those from low to high. Infinite where there is no end. */
struct sensitivity_move {
    uint8_t rating; /* what it would be at the end that is nearer to now; RATING_COUNT: nothing would */
    double low, high;
    bool low_in, high_in; /* that value itself counts */
};

enum sensitivity_kind { CHANGE_VALUE, CHANGE_CONDITION, CHANGE_GUARD };

struct sensitivity_change {
    enum sensitivity_kind kind;
    size_t fact;
    size_t criterion; /* the first that tests it, or has it as its condition */
    double value;     /* as it is; NaN unknown */
    struct sensitivity_move better, worse;
};

/* Each fact that counts towards the objective, in the order of criteria, into `out` (room for 2 x count).
 * Where there is no score any rating is a change: green and amber are better then, red is worse. */
size_t sensitivity_changes(const struct sensitivity *sensitivity, const struct sensitivity_test *tests,
                           size_t count, size_t objective, struct sensitivity_change *out);

/* The rating if every must-hold test that failed or is unproven were passed; RATING_COUNT where none is so.
 */
uint8_t sensitivity_guards_passed(const struct sensitivity *sensitivity, const struct sensitivity_test *tests,
                                  size_t count, size_t objective);

struct sensitivity_weight {
    bool of_commitment;
    size_t index;  /* of the commitment, or the criterion */
    double weight; /* as it is */
    /* The least relative changes down and up from which on, going farther, the rating is another (-0.4: a
     * weight of less than 60%), and what it is then. NaN: none within the reach. */
    double less, more;
    uint8_t less_rating, more_rating;
};

/* Each weight that counts towards the objective, into `out` (room for count + criteria->commitment_count). */
size_t sensitivity_weights(const struct sensitivity *sensitivity, const struct sensitivity_test *tests,
                           size_t count, size_t objective, struct sensitivity_weight *out);

/* In how many draws an objective had each rating. */
struct sensitivity_draws {
    uint8_t rating; /* as it stands */
    int draws;
    int ratings[RATING_COUNT];
};
double sensitivity_stays(const struct sensitivity_draws *draws); /* share of draws, 0 to 1 */
uint8_t sensitivity_else(const struct sensitivity_draws *draws); /* the commonest other; RATING_COUNT: none */

/* `out` has one for each objective. */
void sensitivity_draw(const struct sensitivity *sensitivity, int64_t asset_id,
                      const struct sensitivity_test *tests, size_t count, struct sensitivity_draws *out);

#endif
