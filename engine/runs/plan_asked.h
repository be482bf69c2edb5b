/*
 * What is asked of a programme, as JSON: the same in a request to the service, in the job that it becomes and
 * in what a scenario sets.
 *
 *     {"settings": {"years": 5, "funds": {"capital": 5000000}, "carbon_percent": 10, "moves": 20,
 *                   "revenue_gbp": 0, "sales_gbp": 3000000, "starters": 0, "point_gbp": 20000,
 *                   "without": ["sell"]},
 *      "scenario": "steady", "run": 3, "gap_percent": 0.1, "nodes": 2000, "seconds": 600, "compare": true}
 *
 * All of it may be left out; what is null counts as left out. Pounds are of all years, in equal parts.
 */
#ifndef TERRIER_RUNS_PLAN_ASKED_H
#define TERRIER_RUNS_PLAN_ASKED_H

#include "engine/base/memory.h"
#include "engine/runs/run_plan.h"

/* Nothing asked for yet: years 0 (as usual), no money, no floor, moves as the rate says, the usual gap and
 * nodes, compared with GBP 1m more and less. */
struct plan_asked plan_asked_nothing(void);

/* Of a request: without `scenario`, which the path says. */
enum plan_asked_part { PLAN_ASKED_OF_REQUEST, PLAN_ASKED_OF_JOB };

/*
 * Reads into `asked`, over what stands there; texts go to the arena. STATUS_INVALID with a sentence, and
 * `*field` in the arena where it is about one.
 */
enum status plan_asked_read(struct plan_asked *asked, struct arena *arena, enum plan_asked_part part,
                            const char *json, size_t length, const char **field, struct error *err);

/* The same as JSON, as plan_asked_read() of a job takes it: `settings` alone, or all. */
void plan_asked_write_settings(struct text *out, const struct plan_asked *asked);
void plan_asked_write(struct text *out, const struct plan_asked *asked);

/*
 * Takes what the scenario `asked->scenario` sets, over what stands there, as it is now. STATUS_NOT_FOUND:
 * there is no such scenario.
 */
enum status plan_asked_of_scenario(struct plan_asked *asked, struct store *db, struct arena *arena,
                                   struct error *err);

#endif
