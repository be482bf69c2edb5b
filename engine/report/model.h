/*
 * What the Asset Management Group report says, apart from how it looks. Every figure comes from schema
 * publish, so that it is the same wherever it is read. Text is as recorded: whoever shows it escapes it.
 */
#ifndef TERRIER_REPORT_MODEL_H
#define TERRIER_REPORT_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/store/store.h"

struct report_bar {
    const char *label;
    int64_t value;
};

/* Counts of assets by kind. */
struct report_chart {
    const char *id; /* chart-1 */
    const char *title;
    const char *about;
    struct report_bar *bars;
    size_t bar_count;
    int64_t total;
};

/* GBP; a bound that is not known is NaN. */
struct report_range {
    const char *label;
    double p10, p50, p90;
    int64_t surveyed, imputed, unknown; /* assets */
};

struct report_rating {
    const char *label;  /* NULL: none */
    const char *colour; /* #rrggbb; NULL: none */
};

/* An objective or a commitment, in the form in which councils report progress. */
struct report_line {
    const char *code;
    const char *title;
    struct report_rating last, now;
    double score;          /* 0 to 100; NaN none */
    const char *direction; /* improving, stable, worsening; NULL not known */
    double change;         /* points; NaN not known */
    int64_t green, amber, red, insufficient, not_applicable; /* assets */
    int64_t failed, unproven; /* objectives: assets with guards so; commitments: guards */
    double coverage;          /* 0 to 1; NaN nothing applies */
    const char *comment;      /* why, in a sentence */
    const char *action;       /* what the owner of a corporate action says; NULL none */
};

struct report_asset {
    const char *reference, *name, *category, *place, *ratings,
        *reasons; /* any but the first three may be NULL */
    double score;
};

/* What becomes of the high-priority backlog under one budget, GBP. */
struct report_path {
    const char *label;
    double yearly;    /* budget */
    double *likely;   /* by year, from path_start on: path_years + 1 of them */
    double low, high; /* of the last year */
};

/* Something known of the data or the report in words. */
struct report_fact {
    const char *name;
    const char *value;
};

#define REPORT_BANDS 4

struct report_section;

struct report {
    struct arena *arena;                           /* owns all of it */
    bool judged;                                   /* there is a published run */
    bool sample;                                   /* of the synthetic estate */
    const char *as_at, *run, *criteria, *compared; /* compared NULL: with none */
    const char *past; /* which past state of the register it is of, in words; NULL: that of now */
    /* The command that would judge it, where it is not; NULL: none would, as runs made later do not count. */
    const char *judge_by;
    int64_t assets_held, in_scope, assets_failed; /* on held_on, as the charts are */
    const char *held_on;
    int64_t assets_judged; /* by the run, of those held on as_at */
    int64_t rows_rejected; /* of the imports that stand today, also where the rest is past */
    struct report_chart charts[3];
    struct report_range *backlog;
    size_t backlog_count;
    const char *backlog_about; /* definition and price base; NULL no ranges */
    struct report_path *paths; /* forecasts; none unless report_forecast() was called */
    size_t path_count;
    int path_start, path_years;
    struct report_rating bands[REPORT_BANDS]; /* green, amber, red, insufficient evidence */
    struct report_line *objectives, *commitments;
    size_t objective_count, commitment_count;
    struct report_asset *worst, *best;
    size_t worst_count, best_count;
    struct report_fact *quality, *definitions;
    size_t quality_count, definition_count;
    struct report_section *sections; /* sections.h; none unless report_sections() was called */
    size_t section_count;
    const char *marking; /* of what the sections may name, in words */
};

/*
 * Reads it in one snapshot. `compare`, when not 0, must be the run that the latest published one was compared
 * with: directions are judged by the present criteria when a run is made, not here. STATUS_INVALID says so
 * otherwise.
 */
enum status report_read(struct report **out, struct store *db, int64_t compare, struct error *err);

/* Adds what becomes of the backlog in ten years. Nothing where no run has kept what that needs. */
enum status report_forecast(struct report *report, struct store *db, struct error *err);
void report_free(struct report *report); /* NULL does nothing */

#endif
