/* What was decided of the asset: for one of its options, against one, or by a parish of an offer. */
#include <math.h>

#include "engine/options/inside.h"

/* Values of the facts decided_option and refused_option: 0 nothing, then the kinds in their order, then what
 * is only a part of one. */
enum { DECIDED_CARE = OPTION_KINDS + 1, DECIDED_FOR_GOOD, DECIDED_LEASE };

/* Values of the fact offer_outcome. */
enum { OFFER_REFUSED = 1, OFFER_WITHDRAWN };

static bool is_of(const struct option *option, double decided) {
    switch ((int)decided) {
    case DECIDED_CARE:
        return option->variant == USE_CARE || option->variant == USE_TEMPORARY_HOUSING;
    case DECIDED_FOR_GOOD:
        return option->variant == TERM_FOR_GOOD;
    case DECIDED_LEASE:
        return option->variant == TERM_LEASE;
    default:
        return (int)decided == (int)option->kind + 1;
    }
}

static int32_t day_of(const struct maker *maker, enum fact fact) {
    int column = maker->facts[fact];

    return column < 0 ? PORTFOLIO_NO_DATE : portfolio_date(maker->portfolio, (size_t)column, maker->row);
}

/* A refusal of which no day is known is not shown to be long ago. */
static void add_refusal(struct maker *maker, const char *obstacle, enum fact fact, const char *group) {
    int32_t since = day_of(maker, fact);
    double months = since == PORTFOLIO_NO_DATE ? 0 : (maker->criteria->today - since) / 30.4375;

    if (months < likely(maker, "refusal_holds_months", group))
        option_block(maker, obstacle);
    else
        option_condition(maker, obstacle);
}

void obstacle_of_offer(struct maker *maker) {
    double outcome = fact_of(maker, FACT_offer_outcome);

    option_condition(maker, "parish_agreement");
    if (outcome == OFFER_REFUSED) add_refusal(maker, "offer_refused", FACT_offer_outcome, "offer");
    if (outcome == OFFER_WITHDRAWN) option_condition(maker, "offer_withdrawn");
}

/* The newer decision stands: what was refused may be approved later, and the other way round. */
static bool approved_since(const struct maker *maker, double decided) {
    int32_t refused_on = day_of(maker, FACT_refused_option);

    return decided > 0 && is_of(&maker->option, decided) && refused_on != PORTFOLIO_NO_DATE &&
           day_of(maker, FACT_decided_option) >= refused_on;
}

void obstacles_of_decision(struct maker *maker) {
    double decided = fact_of(maker, FACT_decided_option), refused = fact_of(maker, FACT_refused_option);

    if (maker->option.kind == OPTION_RETAIN) return;
    if (refused > 0 && is_of(&maker->option, refused) && !approved_since(maker, decided))
        add_refusal(maker, "decided_against", FACT_refused_option, "decision");
    if (!(decided > 0)) return;
    if (is_of(&maker->option, decided))
        option_met(maker);
    else
        option_block(maker, "decided_otherwise");
}
