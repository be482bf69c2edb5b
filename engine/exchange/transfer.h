/*
 * Handing the record of an asset on for preservation: a folder with the record, every version of it, the
 * changes that made them and the source rows that spoke of it, as JSON in `data`, with `bagit.txt` and
 * `manifest-sha256.txt` beside it: a bag of BagIt 1.0 (RFC 8493). A certificate of it is kept in the
 * register.
 */
#ifndef TERRIER_EXCHANGE_TRANSFER_H
#define TERRIER_EXCHANGE_TRANSFER_H

#include <stdint.h>

#include "engine/base/status.h"
#include "engine/store/store.h"

/*
 * `folder` must not be there yet; it is there whole, and certified, or not at all. STATUS_NOT_FOUND when
 * there is no such asset, STATUS_INVALID without a reason.
 */
enum status transfer_write(const char *folder, const char *reference, const char *reason, struct store *db,
                           int64_t *certificate, struct error *err);

#endif
