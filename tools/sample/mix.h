/*
 * What the sample's estate is made of. The strategy gives totals only (nearly 1,300 assets, about 1,100
 * operational, about 570 that the council repairs; its charts' segments are lost pictures), so the split by
 * category and every size and rate in these tables are INVENTED, and fixed here.
 */
#ifndef TERRIER_SAMPLE_MIX_H
#define TERRIER_SAMPLE_MIX_H

#include <stdbool.h>
#include <stddef.h>

/* Parts of the estate, in the words of "The sample's exact figures". */
enum group {
    GROUP_COUNCIL_REPAIRS, /* 571 operational, not schools, the council repairs all */
    GROUP_SCHOOL,          /* 178 maintained schools */
    GROUP_PASSED,          /* 354 operational, repairs passed to tenants or others, academies among them */
    GROUP_INVESTMENT,      /* 40 */
    GROUP_LET,             /* 115 let out without operational purpose */
    GROUP_SURPLUS,         /* 29 */
    GROUP_VALIDATING,      /* about 400 small land parcels, outside the counts */
    GROUP_HOUSING,         /* outside the counts */
    GROUP_INFRASTRUCTURE,  /* outside the counts */
    GROUP_COUNT
};

enum owner { OWNER_COUNTY, OWNER_DISTRICT, OWNER_HOUSING_DISTRICT /* the two that kept council houses */ };

/* What assets of a category are like. Money in GBP at 2025 prices, areas in m2, energy in kWh per m2 a year.
 */
struct kind {
    const char *category;      /* code of code.category */
    const char *label;         /* its label there */
    const char *short_word;    /* what a council that abbreviates writes */
    const char *word;          /* what a council that writes one thing at a time writes */
    const char *names;         /* patterns by '|': %p place, %s street, %w word, %n saint */
    int floor_low, floor_high; /* 0: no building */
    int land_low, land_high;
    const char *unit;     /* code of code.capacity_unit; "" none */
    double area_per_unit; /* m2 (floor, or land where there is no building) for one unit of capacity */
    int cost_per_m2, rebuild_per_m2, value_per_m2, rent_per_m2;
    int heat_kwh, power_kwh;
    int reach; /* how far from the place's centre, m */
    const char *service;
};

/* So many assets of a category in a group. */
struct mix {
    enum group group;
    const char *category;
    enum owner owner;
    int count;
};

extern const struct mix MIX[];
extern const size_t MIX_COUNT;

const struct kind *mix_kind(const char *category); /* aborts on a category that the table lacks */
const char *mix_group_name(enum group group);
bool mix_held(enum group group); /* counted among the 1,287 */
bool mix_is_school(const char *category);

#endif
