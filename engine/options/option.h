/*
 * What could be done with each asset: options with costs, blocks and conditions, the facts that they would
 * leave, and what those would score.
 *
 * One file a kind. A kind looks at the facts of one asset and adds the options that it can make of it. Their
 * effect is a set of changed facts, judged by the same judge; an option that gives the asset up is scored by
 * rows of exit scores instead. Rates, obstacles and exit scores are rows of the database (schema programme,
 * evaluation.exit_score), never constants here. docs/options.md says the method in plain English.
 *
 * Amounts are GBP in real terms as doubles: estimates, not money of the record. Unknown is NaN; a fact that
 * the portfolio has no column for is unknown. Pure: no database, no clock; the same inputs give the same
 * bits.
 */
#ifndef TERRIER_OPTIONS_OPTION_H
#define TERRIER_OPTIONS_OPTION_H

#include "engine/objectives/judge.h"
#include "engine/options/rates.h"

/* In the order in which they are numbered; the codes are those of programme.option_kind. */
enum option_kind {
    OPTION_RETAIN, /* as it is: the do-minimum */
    OPTION_MAINTAIN,
    OPTION_DECARBONISE,
    OPTION_MAINTAIN_DECARBONISE,
    OPTION_MOVE_OUT,
    OPTION_HOST_PARTNER,
    OPTION_CHANGE_USE,
    OPTION_LET,
    OPTION_END_LEASE,
    OPTION_DEVOLVE,
    OPTION_HOUSING,
    OPTION_GROWTH,
    OPTION_SELL,
    OPTION_REPLACE,
    OPTION_KINDS
};
const char *option_kind_code(enum option_kind kind); /* "maintain_decarbonise"; static storage */

enum option_variant {
    VARIANT_NONE,
    PACKAGE_CONTROLS_LED,
    PACKAGE_FABRIC,
    PACKAGE_HEAT_PUMP,
    PACKAGE_SOLAR,
    PACKAGE_WHOLE, /* all of these that make sense there */
    USE_CARE,
    USE_TEMPORARY_HOUSING,
    USE_SERVICE,
    TERM_FOR_GOOD,
    TERM_LEASE,
    OPTION_VARIANTS
};
const char *option_variant_code(enum option_variant variant); /* "heat_pump"; "" for none */

/* How an asset is given up, as in evaluation.exit_score. */
enum option_exit { EXIT_NONE, EXIT_SELL, EXIT_TRANSFER, EXIT_RELEASE, EXIT_END_LEASE, OPTION_EXITS };
const char *option_exit_code(enum option_exit exit); /* "end_lease"; NULL for none */

/* Met: a condition that the decision on the option has met. */
enum obstacle_state { OBSTACLE_BLOCK, OBSTACLE_CONDITION, OBSTACLE_UNPROVEN, OBSTACLE_MET };
const char *obstacle_state_code(enum obstacle_state state);

struct option_obstacle {
    size_t obstacle; /* index into the parameters' obstacles */
    enum obstacle_state state;
    struct range cost; /* GBP, in the option's capital already; 0 unless it is a condition */
    double months;
};

/* Plant that is renewed when its life is over. */
enum plant_kind {
    PLANT_HEATING,
    PLANT_LIGHTING,
    PLANT_CONTROLS,
    PLANT_PANELS,
    PLANT_INVERTERS,
    PLANT_BATTERIES,
    PLANTS
};
struct plant {
    double cost;      /* of a renewal, GBP with fees and optimism bias; NaN unknown */
    double life, age; /* years, whole and at least 1; 0: there is none of it */
};

/* Present values over the appraisal, GBP; a cost is positive, so are receipts and income. Running cost,
 * income, backlog and with them the net are NaN where what the asset costs or earns a year is not recorded,
 * or what the council has to repair is not known. */
struct appraisal {
    double capital, receipt, running, income, backlog, carbon;
    double renewals; /* of plant, less what of the last ones is unused at the end */
    double residual; /* what the asset is still worth at the end, where it is kept or comes back */
    double
        net_present_cost;  /* capital + running + backlog + renewals + carbon - receipt - income - residual */
    double change;         /* against keeping the asset as it is; what is unknown as it is, is not in it */
    double carbon_tonnes;  /* change, not discounted */
    double payback_years;  /* NaN: never */
    double cost_per_tonne; /* NaN: nothing is saved */
};

enum { OPTION_OBJECTIVES = 9 };
#define OPTION_NO_HOST UINT32_MAX

struct option {
    uint32_t row; /* of the portfolio */
    uint32_t host;
    enum option_kind kind;
    enum option_variant variant;
    enum option_exit exit;
    bool feasible;
    uint8_t becomes; /* class and duty (portfolio_asset.key) that it openly changes to; PORTFOLIO_KEYS: as it
                        is */
    size_t first_obstacle, obstacle_count; /* in options.obstacles */
    size_t first_effect, effect_count;     /* in options.effects */
    double lead_months;
    struct range capital;            /* with optimism bias and the cost of conditions */
    struct range receipt;            /* 0 where there is none */
    double running, income;          /* change a year; a saving is negative; NaN: what would end is unknown */
    double fuel_kg, electricity_kwh; /* change a year: kgCO2e of fuels burnt; kWh from the grid */
    double burnt_kwh, exported_kwh;  /* change a year: of the fuel burnt here; fed into the grid, >= 0 */
    double heat_pump_kw, solar_kw;   /* plant that it puts in: kW of heat, kW at peak; NaN none */
    struct plant plant[PLANTS];      /* that it puts in */
    double backlog_left;             /* share of the high-priority repairs that would still come, 0 to 1 */
    double dwellings_low, dwellings_high; /* NaN none */
    double host_km, host_units;
    double reverts_years; /* from when it takes effect until the asset comes back; NaN never */
    double parish_yearly; /* NaN: goes to no parish */
    struct range parish_band_d;
    double potential[OPTION_OBJECTIVES]; /* NaN none */
    double gain, host_gain;              /* weighted points; the host's is in the gain; NaN without host */
    struct appraisal appraisal;
};

/* A changed fact: of the asset itself, or of its host. */
struct option_effect {
    size_t fact; /* of the portfolio */
    bool on_host;
    double value;
};

/* What asset could take in what of another: nearest first for each row. */
struct option_host {
    uint32_t row, host;
    double km;
};

/* A kind of building that can be converted to a use, from what size. */
struct option_use {
    const char *category;
    enum option_variant use; /* USE_... */
    double least_m2;
};

/* What is to be met where the service of a kind of building moves out. */
struct option_duty {
    const char *category, *obstacle;
};

struct option_parameters {
    struct rates *rates;
    const struct obstacle_rule *obstacles;
    size_t obstacle_count;
    const double *exit_scores; /* [exit * commitments + commitment]; NaN: no row */
    double not_applicable;     /* what no score counts as in a gain */
    int year;                  /* the first year of carbon values and grid factors */
    const struct option_host *hosts;
    size_t host_count;
    const struct option_use *uses;
    size_t use_count;
    const struct option_duty *duties;
    size_t duty_count;
};

struct options {
    size_t count;
    struct option *items; /* by row; the first of a row is OPTION_RETAIN */
    size_t obstacle_count;
    struct option_obstacle *obstacles;
    size_t effect_count;
    struct option_effect *effects;
    size_t objective_count;
    double *potential; /* [objective * rows + row]: the best of the feasible options; NaN none */
};

/*
 * The options of every scored asset. `now` is the judgement of the portfolio by the criteria, with detail or
 * without. STATUS_INVALID names a rate or obstacle that is missing. Free with options_free().
 */
enum status options_make(struct options **out, const struct portfolio *portfolio,
                         const struct criteria *criteria, const struct judgement *now,
                         const struct option_parameters *parameters, struct error *err);
void options_free(struct options *options); /* NULL does nothing */

/* Facts that a kind may change, of the asset or of its host: codes, ended by NULL. Static storage. */
const char *const *option_kind_facts(enum option_kind kind);

/* The portfolio of what-ifs: a row for each option that keeps its asset, and one for each host; `rows` says
 * whose option each is. For tests. */
struct portfolio *options_what_if(const struct options *options, const struct portfolio *portfolio,
                                  const struct criteria *criteria, size_t **rows);

#endif
