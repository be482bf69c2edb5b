/* clang-format off */
/*
 * The model and its answer as text, between `terrier` and `terrier-solve`.
 *
 * Lines of words with one space between, whole numbers in decimal, in this order and no other:
 *
 *     terrier-plan 1
 *     size YEARS NEEDS ASSETS
 *     stop GAP NODES SECONDS          gap in millionths of the bound; nodes; seconds, 0 for none
 *     fund NAME NEEDS CARRIES PRICE SHARE LIMIT... [gives]
 *         NEEDS as a number of bits; a LIMIT for each year; gives: its budget may give way
 *     limit NAME KIND INDEX YEAR most|least BOUND [gives SETTING WEIGHT]
 *         KIND by its name; SETTING from 1: moving that by one moves the bound by WEIGHT millionths
 *     choice ASSET OPTION START VALUE [KIND.INDEX.YEAR=AMOUNT ...]
 *         KIND by its number, from 0
 *     begin CHOICE
 *         a plan to begin from: as many lines as assets that take something in it
 *     end
 *
 * `YEAR` counts from 0. The answer:
 *
 *     progress STAGE VALUE BOUND      any number, while it works: pence; - where unknown
 *     outcome WORD                    best, nodes, time, cancelled, infeasible, none
 *     value VALUE BOUND               when there is a plan
 *     take ASSET CHOICE MARGIN NEXT BEHIND
 *     mend setting N AMOUNT        infeasible: by how much to move setting N, from 1
 *     mend fund N NAME AMOUNT      the same of a fund's budget of all years, N from 0
 *     conflict limit N NAME        infeasible: it takes part, and does not have to move
 *     conflict fund N NAME YEAR
 *     end
 *
 * CHOICE counts the choices of the model from 0. The bound falls by MARGIN when the asset takes another
 * option or none. NEXT is the best choice of another option at the prices of the bound, - to take nothing;
 * it is worth BEHIND less, after what its money and room could do elsewhere.
 *
 * The readers take nothing else: a line that is not as it should be is named by its number.
 */
/* clang-format on */
#ifndef TERRIER_PROGRAMME_PLAN_TEXT_H
#define TERRIER_PROGRAMME_PLAN_TEXT_H

#include "engine/base/text.h"
#include "engine/programme/plan.h"

struct plan_stop {
    int64_t gap;     /* millionths of the bound */
    int64_t nodes;   /* of branch and bound, in all */
    int64_t seconds; /* 0: none. A plan stopped by time may come out otherwise when it is made again */
};

enum plan_outcome {
    PLAN_BEST,       /* within the gap of the bound */
    PLAN_NODES,      /* stopped by the number of nodes: repeats */
    PLAN_TIME,       /* stopped by time: need not repeat */
    PLAN_CANCELLED,  /* stopped by a signal */
    PLAN_INFEASIBLE, /* no plan keeps within everything */
    PLAN_NOT_FOUND,  /* stopped before any plan was found */
    PLAN_OUTCOMES
};

const char *plan_outcome_name(enum plan_outcome outcome); /* best, nodes, time, cancelled, infeasible, none */

/*
 * Why there is no plan: a setting or a fund that has to give way, by an amount; or a limit or a fund's year
 * that takes part in the conflict and does not have to.
 */
enum plan_mend_kind { PLAN_MEND_SETTING, PLAN_MEND_FUND, PLAN_MEND_LIMIT, PLAN_MEND_FUND_YEAR };
struct plan_mend {
    enum plan_mend_kind kind;
    int number;     /* of the setting, from 1; of the fund or limit, from 0 */
    int year;       /* of a fund's year */
    int64_t amount; /* above 0 where it has to give way: a fund's pence over all years; else 0 */
};

struct plan_answer {
    enum plan_outcome outcome;
    int64_t value, bound; /* pence */
    int32_t assets;
    int32_t *taken;  /* by asset */
    int64_t *margin; /* by asset, pence; 0 where nothing is taken */
    int32_t *next;   /* by asset: the best choice of another option, or PLAN_NONE */
    int64_t *behind; /* by asset, pence: how much less that is worth */
    struct plan_mend *mends;
    size_t mend_count, mend_room;
};

struct plan_answer *plan_answer_new(const struct plan *plan);
void plan_answer_free(struct plan_answer *answer); /* NULL does nothing */
void plan_answer_mend(struct plan_answer *answer, struct plan_mend mend);

void plan_write(struct text *out, const struct plan *plan, const struct plan_stop *stop);
/* `*plan` is checked; the caller frees it. */
enum status plan_read(struct plan **plan, struct plan_stop *stop, const char *text, size_t length,
                      struct error *err);

void plan_answer_write(struct text *out, const struct plan *plan, const struct plan_answer *answer);
/* After the lines of progress. `*answer` is of that model; the caller frees it. */
enum status plan_answer_read(struct plan_answer **answer, const struct plan *plan, const char *text,
                             size_t length, struct error *err);

/* A line of progress: false for any other line. */
struct plan_step {
    char stage[PLAN_NAME];
    int64_t value, bound;
    bool has_value, has_bound;
};
bool plan_step_read(struct plan_step *step, const char *line, size_t length);

#endif
