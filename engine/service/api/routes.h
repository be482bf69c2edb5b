/* The route tables of /api. */
#ifndef TERRIER_API_ROUTES_H
#define TERRIER_API_ROUTES_H

#include "engine/service/http/route.h"

extern const struct route records_routes[]; /* assets: read, edit, search; figures; what they are judged by */
extern const struct route publications_routes[]; /* what was published; checking a list */
extern const struct route jobs_routes[];         /* imports, evaluations, jobs, reports, exports */
extern const struct route matches_routes[];      /* matching, merging, splitting */
extern const struct route carbon_routes[];       /* emissions, and the path against the targets */
extern const struct route plans_routes[];        /* programmes and scenarios */
extern const struct route governance_routes[];   /* policies, proposals, decisions, the group's actions */
extern const struct route direction_routes[];    /* quarters, the commitments table, assets that move */
extern const struct route criteria_routes[];     /* ratings of the corporate actions */
extern const struct route keeping_routes[];      /* the ledger, the keeping of records, erasure */

#endif
