/* The inside of loading a gazetteer: gazetteer.c and gazetteer_load.c only. */
#ifndef TERRIER_IMPORTERS_GAZETTEER_INSIDE_H
#define TERRIER_IMPORTERS_GAZETTEER_INSIDE_H

#include "geo/geo.h"
#include "importers/file_stream.h"
#include "importers/gazetteer.h"
#include "importers/gazetteer_read.h"
#include "importers/issues.h"

struct gazetteer_load {
    const struct import_request *request;
    const char *file_name;
    struct file_stream *file;
    struct gazetteer *gazetteer; /* of the attempt at hand */
    struct geo *geo;
    char *feed;
    char released_on[11]; /* "" unknown */
    char sha256[65];
    struct issues issues;
    int64_t rows, rejected;
    int64_t sampled, apart;
    struct import_report *report;
    bool rolled_back; /* on purpose: a preview */
};

/* Starts reading the file anew: an attempt may be the second. */
enum status gazetteer_begin(struct gazetteer_load *load, struct error *err);

/* The work of the transaction (store.h); the context is the load. */
enum status gazetteer_apply(struct store *db, void *context, struct error *err);

/* A batch of the file in this state; the feed is made when it is not there. `sha256` NULL: not known yet. */
enum status gazetteer_insert_batch(struct gazetteer_load *load, struct store *db, const char *status_word,
                                   const char *sha256, int64_t *batch_id, struct error *err);

/* Reads the whole file for its SHA-256 alone. */
enum status gazetteer_hash(struct gazetteer_load *load, struct error *err);

#endif
