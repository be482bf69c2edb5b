/*
 * What the functions of schema edit answer: an outcome, a sentence where they refused, and a number. For the
 * rooms that ask them to change the register.
 */
#ifndef TERRIER_REGISTER_OUTCOME_H
#define TERRIER_REGISTER_OUTCOME_H

#include <stdint.h>

#include "engine/base/status.h"
#include "engine/store/store.h"

/*
 * Runs `sql`, which gives one row (outcome, sentence, number). STATUS_NOT_FOUND for `missing`, STATUS_INVALID
 * for `invalid`, STATUS_CONFLICT for `refused`, each with the sentence; any other outcome is success.
 * `number` may be NULL.
 */
enum status register_act(struct store *db, const char *sql, struct bind bind, int64_t *number,
                         struct error *err);

#endif
