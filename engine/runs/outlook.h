/*
 * The backlog of the latest published run, summed by any grouping and carried forward: computed from what the
 * run keeps (evaluation.backlog_unit, _cell, _ageing), of the assets that the reader may see, with the run's
 * own seed and parameters. Nothing is stored.
 *
 * Beside each forecast stands the uncertainty of the rates of deterioration: what has grown by a year is
 * uncertain by backlog_basis.ageing_spread, all together, and is added to the common spread of its segment in
 * proportion to its part in the total. Surveys age as the forecast goes on.
 */
#ifndef TERRIER_RUNS_OUTLOOK_H
#define TERRIER_RUNS_OUTLOOK_H

#include <stdbool.h>

#include "engine/base/memory.h"
#include "engine/programme/backlog.h"
#include "engine/programme/forecast.h"
#include "engine/store/store.h"

struct outlook_group {
    const char *code, *label;
    struct backlog_range range;
};

struct outlook {
    struct arena *arena; /* owns all of it */
    int64_t run;         /* 0: no published run has kept its backlog; then there is nothing else */
    const char *as_at, *price_base, *definition;
    const char *measure, *by;
    int year; /* of as_at */
    struct outlook_group *groups;
    size_t group_count;
    struct backlog_range segments[BACKLOG_SEGMENTS + 1]; /* schools, others, both together */
    struct outlook_inside *inside;
};

/* The groupings that `by` takes, closed by NULL, and the same in words: "segment, category, ... or element".
 */
extern const char *const outlook_groupings[];
const char *outlook_grouping_words(void);

/*
 * Reads, in the snapshot that the caller has taken, and sums. `by` is one of the groupings (NULL: segment),
 * `measure` is high_priority or all (NULL: high_priority): STATUS_INVALID otherwise. Free with
 * outlook_free().
 */
enum status outlook_read(struct store *db, const char *by, const char *measure, struct outlook **out,
                         struct error *err);
void outlook_free(struct outlook *outlook); /* NULL does nothing */

/* The backlog in one year, under one budget. */
struct outlook_year {
    struct backlog_range together;
    struct backlog_range *groups; /* as outlook.groups */
};

struct outlook_forecast {
    const char *budget; /* none, hold, halve or given */
    int years;
    struct outlook_year *by_year; /* 0 .. years */
    double *yearly;               /* GBP a year, by group */
    double together;              /* their sum */
    bool met;                     /* each group meets its goal */
};

/* "none", "hold", "halve", or GBP a year: 2500000, 2,500,000, 2.5m or 800k. STATUS_INVALID says which it
 * takes. */
enum status outlook_budget(const char *text, struct forecast_budget *out, struct error *err);

/*
 * Forecasts of all groups; each meets the goal for itself. In the outlook's arena. Without `every` only the
 * last year gets its range: the others have their likely figure alone, together, which is a tenth of the
 * work.
 */
enum status outlook_forecast(struct outlook *outlook, int years, struct forecast_budget budget, bool every,
                             struct outlook_forecast *out, struct error *err);

#endif
