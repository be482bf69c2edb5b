/* `terrier explain REF --if FACT=VALUE`: what the run would say if facts of the asset were otherwise. */
#ifndef TERRIER_CLI_WHAT_IF_H
#define TERRIER_CLI_WHAT_IF_H

#include "engine/runs/what_if_answer.h"
#include "tools/cli/reader.h"

enum { WHAT_IF_MOST = 20 };

/*
 * `ifs` are FACT=VALUE; `number` is a run, NULL: the newest published one of the times that are read. What
 * may be supposed and what is told is decided by `db`, the reader's own login; the run is recalled by the
 * owner's. Nothing is kept.
 */
enum status what_if_explain(struct cli *cli, const struct reader *reader, struct store *db, const char *given,
                            const char *number, const char *const *ifs, size_t count, struct error *err);

struct what_if_answer {
    struct recalled *recalled;
    struct supposed supposed;
    struct what_if *made;
    bool *withheld;
};

/* what_if_csv.c: on stdout. */
void what_if_print_csv(const struct what_if_answer *answer);

#endif
