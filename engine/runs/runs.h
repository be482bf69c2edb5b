/*
 * Runs: loads facts and rules from the database, judges, stores the results as one immutable run.
 *
 * Facts are read in one snapshot by one binary COPY; results go back by COPY in one transaction. A run is
 * made of: the day, the register's revision, the rules (by digest) and the version of terrier. The same four
 * give the same results to the bit.
 */
#ifndef TERRIER_RUNS_RUNS_H
#define TERRIER_RUNS_RUNS_H

#include "engine/objectives/judge.h"
#include "engine/portfolio/benchmark.h"
#include "engine/runs/run_backlog.h"
#include "engine/runs/run_options.h"
#include "engine/store/store.h"

struct run_options {
    const char *as_at;   /* 2026-11-22; NULL: today */
    const char *quarter; /* 2026-27-Q2: published for it, and then as_at is its last day, or today while it
                            runs, where none is given; NULL: for none */
    const char *label;   /* NULL: none */
    const char *actor;   /* NULL: as the store says */
    const char *engine_version;
    int32_t criteria; /* version to judge by; 0: that in force. Others than that make trials only */
    bool trial;       /* not an official run */
    bool if_changed;  /* when a published run was made from exactly this, say which, and make none */
};

struct run_report {
    int64_t run_id;
    bool reused; /* nothing had changed: this is the run of before */
    char as_at[16];
    char quarter[16];        /* "" none */
    int64_t replaced_run_id; /* that stood for the quarter until now; 0: none */
    int64_t revision;
    int64_t held, scored;
    int64_t compared_run_id; /* 0: none */
};

enum status run_evaluate(struct store *db, const struct run_options *options, struct run_report *report,
                         struct error *err);

/* Which values are estimates: of the facts that can be, a bit in the mask of each row. */
#define RUN_ESTIMATES_MAX 64
struct run_estimates {
    size_t facts[RUN_ESTIMATES_MAX]; /* of the portfolio, in the order of the bits */
    size_t count;
    uint64_t *rows; /* in the arena of the inputs; NULL: not known */
};

/* What the register and the rules say on a day, in memory: for judging again, options and what-ifs. */
struct run_inputs {
    struct arena *arena; /* owns the texts */
    struct portfolio *portfolio;
    struct criteria *criteria;
    struct benchmarks benchmarks;
    struct run_backlog *backlog;
    struct option_inputs *options;
    struct portfolio *earlier; /* the facts of the run to compare with; NULL: none */
    const char **scopes;       /* for each row: "in", "investment" */
    struct run_estimates estimates;
    const char *quarter_on; /* first day of the quarter that it is published for; NULL: none */
    const char *as_at, *known_at, *rules_sha256;
    int64_t revision, held, same_run_id, earlier_run_id; /* 0: none */
    int32_t criteria_version;
};

/* `as_at` NULL: today. `engine_version` decides which run counts as the same. */
enum status run_load(struct store *db, const char *as_at, const char *engine_version, struct run_inputs **out,
                     struct error *err);

/* What judging alone goes by (no backlog, options or earlier facts), of the past state that `db` reads
 * (store_read_at()). */
enum status run_load_past(struct store *db, struct run_inputs **out, struct error *err);

/* The columns of the fact view alone: no rules, no neighbours, no facts that depend on other assets. */
enum status run_load_facts(struct store *db, const char *as_at, struct run_inputs **out, struct error *err);
void run_inputs_free(struct run_inputs *inputs); /* NULL does nothing */

#endif
