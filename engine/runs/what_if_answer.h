/*
 * A what-if as a reader is answered: what they suppose, checked by their own login against what they may be
 * told, and what comes of it as JSON. For the command line and the service alike.
 */
#ifndef TERRIER_RUNS_WHAT_IF_ANSWER_H
#define TERRIER_RUNS_WHAT_IF_ANSWER_H

#include "engine/base/json.h"
#include "engine/runs/what_if.h"

struct supposed {
    struct rows *rows; /* of what_if_changes.sql */
    struct what_if_change *changes;
    size_t count;
};

/*
 * `given` is JSON: a list of {asset, fact, value}, values as text or null. STATUS_INVALID with a sentence: an
 * asset, a fact or a value that will not do. Free with supposed_free(), also after a failure.
 */
enum status supposed_read(struct supposed *supposed, struct store *db, const char *given, struct error *err);
void supposed_free(struct supposed *supposed);

/* The tests of the assets that the reader is not told of: [at * criteria + criterion]. Free with free(). */
enum status supposed_withheld(bool **out, struct store *db, const struct recalled *recalled,
                              const struct what_if *what_if, struct error *err);

/* What the reader is told of the asset in place `at`: a commitment or a test that moved and does not rest on
 * what is withheld from them. */
bool what_if_tells_commitment(const struct what_if *what_if, const struct recalled *recalled,
                              const bool *withheld, size_t commitment, size_t at);
bool what_if_tells_test(const struct what_if *what_if, const struct recalled *recalled, const bool *withheld,
                        size_t criterion, size_t at);

/* Members of the object that is open: run, as_at, changes, assets, estate. */
void what_if_write(struct json *json, const struct recalled *recalled, const struct supposed *supposed,
                   const struct what_if *what_if, const bool *withheld);

#endif
