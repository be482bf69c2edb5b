/*
 * What is supposed, as it is written: FACT=VALUE on the command line, a list of {asset, fact, value} in a
 * request. Form alone: whether there is such an asset, fact and value the database says (what_if_answer.h).
 */
#ifndef TERRIER_RUNS_SUPPOSED_TEXT_H
#define TERRIER_RUNS_SUPPOSED_TEXT_H

#include "engine/base/memory.h"
#include "engine/base/status.h"

struct json_t;

struct fact_written {
    const char *asset; /* NULL where the form has none */
    const char *fact;
    const char *value; /* NULL where the form has none; "" and all else is the database's to judge */
};

enum fact_form {
    FACT_OF_ONE,    /* suitability=good: of the asset that is named elsewhere */
    FACT_OF_ANY,    /* SC000001.suitability=good; the asset may have dots in it, a fact has none */
    FACT_NAMED_ONLY /* SC000001.suitability */
};

/* Texts go to the arena. STATUS_INVALID with what it should look like. */
enum status fact_written_read(struct fact_written *out, struct arena *arena, enum fact_form form,
                              const char *text, struct error *err);

/*
 * A list of 1 to `most` changes as JSON with all values as text or null, as supposed_read() takes it, in the
 * arena. STATUS_INVALID with a sentence.
 */
enum status supposed_list_read(const char **out, struct arena *arena, const struct json_t *list, size_t most,
                               struct error *err);

#endif
