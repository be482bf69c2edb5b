/*
 * The estate, invented. Made in the order of the mix table, so an asset's index, its random streams and its
 * facts never change while the table does not.
 */
#ifndef TERRIER_SAMPLE_INVENT_H
#define TERRIER_SAMPLE_INVENT_H

#include "tools/sample/estate.h"

struct estate *invent_estate(void); /* freed with estate_free() */

/* --- what invent_estate calls, one file for each subject --- */

/* What has been made so far. */
struct tally {
    size_t assets[COUNCIL_COUNT];
    size_t libraries; /* they stand one to a place */
};
void site_fill(struct estate *estate, struct asset *asset, const struct mix *mix, struct tally *tally);

/* Each fills one subject's facts of an asset; the order is that of invent_estate. */
void building_fill(struct estate *estate, struct asset *asset);
void holding_fill(struct estate *estate, struct asset *asset);
void money_fill(struct estate *estate, struct asset *asset);
void use_fill(struct estate *estate, struct asset *asset);
void school_fill(struct estate *estate, struct asset *asset);
void plant_fill(struct estate *estate, struct asset *asset);

/* kWh that the panels of an asset make in a year, as its meter of them says; 0 without any. Once it is known
 * how it is used and heated. */
double energy_made_kwh(const struct asset *asset);

/* Marks which rows have which faults, once all assets stand; shares some UPRNs. */
void faults_choose(struct estate *estate);

#endif
