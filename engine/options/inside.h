/* Shared by the files of engine/options only: the maker, which builds the options of one asset after another.
 */
#ifndef TERRIER_OPTIONS_INSIDE_H
#define TERRIER_OPTIONS_INSIDE_H

#include <math.h>

#include "engine/options/option.h"

/* The facts that options look at or change, as evaluation.fact names them. */
#define OPTION_FACTS(X)                                                                                      \
    X(accessible)                                                                                            \
    X(allotment)                                                                                             \
    X(annual_emissions_kg)                                                                                   \
    X(appropriation)                                                                                         \
    X(automatic_metering_percent)                                                                            \
    X(backlog_percent)                                                                                       \
    X(boiler_age_years)                                                                                      \
    X(capacity)                                                                                              \
    X(capacity_used)                                                                                         \
    X(care_held)                                                                                             \
    X(charity_trust)                                                                                         \
    X(clawback)                                                                                              \
    X(common_land)                                                                                           \
    X(community_value)                                                                                       \
    X(cost_covered_percent)                                                                                  \
    X(council_repairs)                                                                                       \
    X(covenant)                                                                                              \
    X(critical_backlog_per_m2)                                                                               \
    X(critical_backlog_per_pupil)                                                                            \
    X(critical_backlog_to_grant)                                                                             \
    X(decided_option)                                                                                        \
    X(developable_m2)                                                                                        \
    X(dwelling_capacity_high)                                                                                \
    X(dwelling_capacity_low)                                                                                 \
    X(earns_income)                                                                                          \
    X(electricity_kwh)                                                                                       \
    X(emissions_per_m2)                                                                                      \
    X(emissions_ratio)                                                                                       \
    X(employment_land)                                                                                       \
    X(end_of_life)                                                                                           \
    X(energy_rating)                                                                                         \
    X(flood_share_percent)                                                                                   \
    X(frontage_in_use)                                                                                       \
    X(gas_kwh)                                                                                               \
    X(generation_percent)                                                                                    \
    X(grant_condition)                                                                                       \
    X(guard_asbestos)                                                                                        \
    X(guard_raac)                                                                                            \
    X(guard_urgent_defects)                                                                                  \
    X(has_building)                                                                                          \
    X(heat_demand_kwh)                                                                                       \
    X(heated_in_use)                                                                                         \
    X(heating_plant_kw)                                                                                      \
    X(heating)                                                                                               \
    X(heritage_affordable)                                                                                   \
    X(high_backlog_percent)                                                                                  \
    X(high_repairs_gbp)                                                                                      \
    X(in_care_use)                                                                                           \
    X(in_use)                                                                                                \
    X(income_cost_ratio)                                                                                     \
    X(income_gbp)                                                                                            \
    X(inside_employment_site)                                                                                \
    X(inside_settlement)                                                                                     \
    X(land_area_m2)                                                                                          \
    X(lease_in)                                                                                              \
    X(lease_in_break_months)                                                                                 \
    X(lease_in_end_months)                                                                                   \
    X(lease_out_secure)                                                                                      \
    X(let_only)                                                                                              \
    X(let_building)                                                                                          \
    X(let_share_percent)                                                                                     \
    X(listed)                                                                                                \
    X(listed_grade)                                                                                          \
    X(local_scale)                                                                                           \
    X(measures_use)                                                                                          \
    X(merges)                                                                                                \
    X(offer_outcome)                                                                                         \
    X(oil_kwh)                                                                                               \
    X(open_space)                                                                                            \
    X(partner_share_percent)                                                                                 \
    X(phosphate_catchment)                                                                                   \
    X(planned_share_percent)                                                                                 \
    X(playing_field)                                                                                         \
    X(playing_field_percent)                                                                                 \
    X(pre_emption)                                                                                           \
    X(premises_cost_gbp)                                                                                     \
    X(premises_cost_per_m2)                                                                                  \
    X(premises_cost_ratio)                                                                                   \
    X(raac_state)                                                                                            \
    X(refused_option)                                                                                        \
    X(remaining_life_years)                                                                                  \
    X(replacement_strategy_recorded)                                                                         \
    X(roof_area_m2)                                                                                          \
    X(school_land)                                                                                           \
    X(shares_space)                                                                                          \
    X(spare_capacity)                                                                                        \
    X(starter_holding)                                                                                       \
    X(storage_kwh)                                                                                           \
    X(suitability)                                                                                           \
    X(suitable_for_care)                                                                                     \
    X(surplus)                                                                                               \
    X(surplus_in_regeneration_area)                                                                          \
    X(temporary_past_life)                                                                                   \
    X(tenant_in_place)                                                                                       \
    X(town_centre_last_presence)                                                                             \
    X(town_centre_service)                                                                                   \
    X(underused)                                                                                             \
    X(utilisation_percent)                                                                                   \
    X(vacant_months)                                                                                         \
    X(valuation_gbp)                                                                                         \
    X(visited)                                                                                               \
    X(worst_element_grade)

#define OPTION_FACT_NAME(name) FACT_##name,
enum fact { OPTION_FACTS(OPTION_FACT_NAME) FACTS };
#undef OPTION_FACT_NAME

/* Classes as portfolio_class_name() orders them. */
enum {
    OCCUPIED_BUILDING,
    OPEN_LAND,
    CAR_PARK,
    FARM,
    MAINTAINED_SCHOOL,
    ACADEMY_SITE,
    LET_OUT,
    LEASED_IN,
    VACANT
};
enum { DUTY_COUNCIL, DUTY_TENANT, DUTY_TRUST };

/* What one asset burns and takes from the grid in a year. */
struct energy {
    const char *fuel;      /* group of rates: "gas", "electric"...; NULL: unknown or not heated */
    double fuel_kwh;       /* burnt for heat; 0 where heat is electric */
    double heat_kwh;       /* useful heat; NaN unknown */
    double power_kwh;      /* electricity, with electric heat; NaN unknown */
    double power_per_heat; /* of it for a kWh of useful heat; 0 where heat is not electric */
    bool estimated;        /* a part is a benchmark, not a meter */
};

struct maker {
    const struct portfolio *portfolio;
    const struct criteria *criteria;
    const struct judgement *now;
    const struct option_parameters *given;
    struct options *out;
    size_t item_room, obstacle_room, effect_room;
    int facts[FACTS];     /* columns of the portfolio; -1 none */
    size_t *first_host;   /* by row, and one more: into given->hosts */
    const char *strange;  /* an obstacle that is no row; NULL none */
    uint32_t row;         /* the asset */
    struct energy energy; /* of the asset */
    struct option option; /* being built */
};

/* --- facts of the asset: NaN unknown --- */
static inline double known_or_nothing(double amount) { /* for a sum that leaves out what is unknown */
    return isnan(amount) ? 0 : amount;
}
double fact_of(const struct maker *maker, enum fact fact);
double fact_at(const struct maker *maker, size_t row, enum fact fact);
bool is_yes(const struct maker *maker, enum fact fact);
bool is_no(const struct maker *maker, enum fact fact);
size_t class_of(const struct maker *maker);
size_t duty_of(const struct maker *maker); /* who keeps its inspections in date: DUTY_... */
const char *category_of(const struct maker *maker, size_t row);
double floor_area(const struct maker *maker);
double land_area(const struct maker *maker);     /* the floor area where no land is recorded */
double premises_cost(const struct maker *maker); /* GBP a year that it costs the council as it is */
double
income_of(const struct maker *maker); /* GBP a year; of what is let and has none recorded an estimate */
double high_backlog(const struct maker *maker); /* GBP that the council has to spend, of land too */
bool is_let(const struct maker *maker);         /* a tenant is in the whole or a part of it */
bool is_leased(const struct maker *maker);      /* the council is tenant */
bool is_spare(const struct maker *maker);       /* surplus, vacant or under-used */
bool is_empty(const struct maker *maker);       /* surplus or vacant: no service is left in it */
bool is_scheduled(const struct maker *maker);   /* a scheduled monument, listed besides or not */

/* --- rates --- */
struct range rate(const struct maker *maker, const char *code, const char *group);
double likely(const struct maker *maker, const char *code, const char *group);
struct range rate_here(const struct maker *maker, const char *code);            /* of the asset's category */
double percent(const struct maker *maker, const char *code, const char *group); /* 0.05 of 5 */

/* Works at tender prices with fees and optimism bias: `bias` is the group of optimism_bias. */
struct range works(const struct maker *maker, struct range tender, const char *bias);

/* --- building an option: begin, say what it is in maker->option, end --- */
void option_begin(struct maker *maker, enum option_kind kind, enum option_variant variant);
void option_end(struct maker *maker);
void option_block(struct maker *maker, const char *obstacle);
void option_condition(struct maker *maker, const char *obstacle);
/* With a cost that was worked out, on top of the row's own. */
void option_condition_at(struct maker *maker, const char *obstacle, struct range cost);
void option_unproven(struct maker *maker, const char *obstacle);
void option_met(struct maker *maker); /* the option was decided on: what that met is no condition any more */
/* A condition where the fact is yes, unproven where it is unknown. */
void option_ask(struct maker *maker, const char *obstacle, enum fact fact);
void option_cost(struct maker *maker, struct range cost); /* adds to capital */

/* The fact that the option would leave; no effect where the portfolio has no such fact. */
void option_leaves(struct maker *maker, enum fact fact, double value);
void option_leaves_host(struct maker *maker, enum fact fact, double value);

/* Yearly money changes by these: with the facts that follow from it, where the asset stays. */
void option_yearly(struct maker *maker, double running, double income);
/* The same where shares of what it costs and earns as it is end, and these amounts come instead. What of it
 * is not recorded is not counted, and stands under what is to be found out. */
void option_yearly_instead(struct maker *maker, double cost_share, double running, double income_share,
                           double income);
/* Yearly money as it is that would end, and is not recorded, is to be found out. */
void option_ends_yearly(struct maker *maker);

/* --- obstacles.c: what stands in the way of several kinds --- */
void obstacles_of_exit(struct maker *maker); /* what law lays on giving up land or buildings */
/* Planning, biodiversity, flood; for `homes` (NaN: none are built) the nutrients of as many of them. */
void obstacles_of_building(struct maker *maker, struct range homes);
void obstacle_of_clearing(
    struct maker *maker);                     /* what stands there is listed or scheduled, and has to stay */
void obstacles_of_works(struct maker *maker); /* listing, landlord's consent, asbestos, unaffordable */
void obstacles_of_terms(struct maker *maker); /* what a deed or a grant asks of another use */
void obstacle_of_use(struct maker *maker);    /* a service is in it, well used or not */

/* --- decided.c: what was decided, and what offers came to --- */
void obstacle_of_offer(struct maker *maker);     /* the parish or body has to agree, or refused */
void obstacles_of_decision(struct maker *maker); /* of any kind, once its other obstacles are known */

/* --- exits.c --- */
/* The asset goes: its costs, income, emissions and repairs with it. Costs or income that are not recorded
 * stay unknown in the option. */
void exit_from(struct maker *maker, enum option_exit exit);
struct range sale_value(const struct maker *maker); /* as it stands, GBP; NaN unknown */
void exit_sale(struct maker *maker);                /* receipt, and what selling costs */

/* --- let.c --- */
double rent_of_kind(const struct maker *maker); /* GBP a year for the whole of it, less what letting loses */

/* --- end_lease.c --- */
void end_lease_terms(struct maker *maker); /* when a lease in can end, and what leaving costs */

/* --- energy.c --- */
struct energy energy_of(const struct maker *maker);
/* Applies packages (a mask of 1 << PACKAGE_...) to the option being built: costs, energy, facts. */
void energy_packages(struct maker *maker, unsigned packages);
double energy_price(const struct maker *maker, const char *fuel); /* GBP a kWh in the first year */
bool pays_for_energy(const struct maker *maker);     /* the council, not a tenant or an academy trust */
unsigned energy_sensible(const struct maker *maker); /* the packages that make sense here */

/* --- plant.c --- */
void plant_there(struct maker *maker, struct plant plants[PLANTS]); /* of the asset as it is */
/* Size of the plant that gives so much heat, kW: no more than what is recorded would. */
double plant_heating_kw(const struct maker *maker, double heat_kwh);
/* The option puts in new plant, instead of what there is of its kind: kW of heat or at peak, m2 of floor. */
void plant_put_in(struct maker *maker, enum plant_kind kind, double units);
void plant_all_new(struct maker *maker); /* a new building: heat pump, lighting and controls */
/* What renewing it costs in `year`, and what of its last renewal is unused at the end of it, GBP; it is of
 * its age in the year `from`. */
double plant_due(const struct plant *plant, int from, int year);
double plant_unused(const struct plant *plant, int from, int year);

/* --- repairs.c --- */
void repairs_high(struct maker *maker);               /* clears the high-priority backlog */
struct range repairs_cost(const struct maker *maker); /* of that, with fees and bias; NaN: no survey */
void repairs_leave(struct maker *maker);              /* the facts that it leaves */

/* --- what_if.c, appraise.c --- */
void options_judge(struct maker *maker);
void options_appraise(struct maker *maker);

/* --- the kinds, one file each --- */
struct option_maker {
    const char *code;
    void (*make)(struct maker *maker);
    const char *const *facts; /* that it may change; ended by NULL */
    const char *brings;       /* commitments that it openly brings, "4.1 4.2"; "" none */
};
extern const struct option_maker option_retain, option_maintain, option_decarbonise,
    option_maintain_decarbonise, option_move_out, option_host_partner, option_change_use, option_let,
    option_end_lease, option_devolve, option_housing, option_growth, option_sell, option_replace;
const struct option_maker *option_maker_of(enum option_kind kind);

/* Facts that follow from a change of yearly money, for the lists of kinds. */
#define FACTS_OF_MONEY                                                                                       \
    "premises_cost_gbp", "premises_cost_per_m2", "premises_cost_ratio", "income_gbp", "income_cost_ratio",   \
        "cost_covered_percent"
#define FACTS_OF_ENERGY                                                                                      \
    "heating", "boiler_age_years", "emissions_per_m2", "emissions_ratio", "annual_emissions_kg",             \
        "energy_rating", "generation_percent", "automatic_metering_percent", "gas_kwh", "oil_kwh",           \
        "electricity_kwh", "heat_demand_kwh"
#define FACTS_OF_REPAIRS                                                                                     \
    "high_backlog_percent", "backlog_percent", "critical_backlog_per_m2", "critical_backlog_per_pupil",      \
        "critical_backlog_to_grant", "worst_element_grade", "guard_urgent_defects"

#endif
