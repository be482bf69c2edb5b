/*
 * What files of any collection share: the rows of a COPY ... TO STDOUT as CSV, or through terrier-files as
 * layers of a file of another kind. One row is in memory at a time.
 */
#ifndef TERRIER_EXCHANGE_COPIED_H
#define TERRIER_EXCHANGE_COPIED_H

#include <stddef.h>

#include "engine/base/status.h"
#include "engine/store/store.h"
#include "geo/files.h"

/*
 * RFC 4180: a header of `names`, then the rows of `copy`, which is a COPY in CSV without a header, each ended
 * by CR and LF. What the file is made of goes to `sink`, piece by piece.
 */
enum status copied_csv(struct store *db, const char *copy, const char *const *names, size_t count,
                       store_sink sink, void *context, struct error *err);

/* Each layer's rows are those of its own of `copies`, a COPY in binary of the layer's fields in their order.
 */
enum status copied_layers(struct store *db, const struct files_write *what, const char *const *copies,
                          struct error *err);

#endif
