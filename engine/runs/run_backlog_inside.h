/* The backlog of a run, for engine/runs/run_backlog*.c only. */
#ifndef TERRIER_RUNS_RUN_BACKLOG_INSIDE_H
#define TERRIER_RUNS_RUN_BACKLOG_INSIDE_H

#include "engine/programme/ageing.h"
#include "engine/programme/backlog.h"
#include "engine/runs/run_backlog.h"

enum { RUN_BACKLOG_HIGH, RUN_BACKLOG_ALL, RUN_BACKLOG_MEASURES };

struct estimate {
    const char *measure; /* as evaluation.backlog_range.measure */
    struct backlog_unit *units;
    struct backlog_range segments[BACKLOG_SEGMENTS + 1];
    struct backlog_range *groups;
};

/* As evaluation.backlog_cell, the unit's by its place among the rows. */
struct run_cell {
    size_t row, element;
    double a, b, c_high, c_low, d_high, d_low;
};

/* As evaluation.backlog_ageing. */
struct run_ageing {
    const char *element; /* borrowed from the rows of kinds */
    enum backlog_segment segment;
    struct ageing_rates rates;
    double factor, worn_found, worn_untreated;
    double c_per_m2, d_per_m2, c_high_share, d_high_share;
    int64_t lines;
    bool fitted;
};

struct run_backlog {
    int64_t definition_id;
    struct backlog_simulation simulation;
    struct backlog_spreads spreads;
    double ageing_spread, fit_lines;
    char *price_base;
    struct rows *rows; /* sql/queries/run_backlog_assets.sql */
    size_t count;
    const char **groups; /* category codes; borrowed from rows */
    int group_count;
    struct estimate estimates[RUN_BACKLOG_MEASURES];
    struct rows *cell_rows, *kind_rows, *history_rows;
    struct run_cell *cells;
    size_t cell_count;
    struct run_ageing *ageing; /* two for each element, schools first */
    size_t element_count;
};

extern const char *const run_backlog_segments[BACKLOG_SEGMENTS];
extern const char *const run_backlog_evidences[BACKLOG_EVIDENCES];

/* run_backlog_cells.c: reads them; and, once the estimates are made, gives each unit its cells. */
enum status run_backlog_load_cells(struct store *db, struct run_backlog *backlog, struct error *err);
void run_backlog_make_cells(struct run_backlog *backlog);

#endif
