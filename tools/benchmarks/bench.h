/* One measurement for each file; each prints its ratios beside a limit of the machine, and returns an exit
 * code. */
#ifndef TERRIER_BENCH_BENCH_H
#define TERRIER_BENCH_BENCH_H

#include <stdbool.h>

#include "engine/store/store.h"

double bench_seconds(void);           /* of a clock that only goes forward */
double bench_processor_seconds(void); /* of this process: for work on one core beside other programs */

double bench_median(double *values, int count); /* puts them in order */

int bench_judge(
    void); /* 1,300 and 1,000,000 assets, one core, beside one pass of memory over the same columns */
int bench_sensitivity(void); /* what would change ratings, beside judging once for each draw */
int bench_backlog(void);     /* simulating, beside the C library one draw at a time */
int bench_facts(void);       /* loading facts beside psql COPY of the same view; of the database in force */

int bench_plan(void); /* terrier-solve at 130, 1,300 and 13,000 made-up assets, beside the budget */

/* Recognising assets again, on an estate made from `seed` (0: the sample) and written to `directory`, in a
 * database in force that holds nothing yet. */
int bench_match(const char *directory, const char *seed, bool fitting);

/* The database in force, as for every command. */
enum status bench_open(struct store **db, struct error *err);

/* Writes a made-up OS Open UPRN file of so many rows, for `tools/bench import` (bulk/bulk.py). */
int bench_gazetteer_file(const char *count, const char *path);

#endif
