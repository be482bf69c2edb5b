/*
 * The parameters `as_at` and `known_at` of resources that answer for past states: a day of effect, and the
 * time by which it had been recorded (engine/query/times.h). The connection reads the register as it is again
 * once the request is answered.
 */
#ifndef TERRIER_API_TIMES_H
#define TERRIER_API_TIMES_H

#include "engine/base/json.h"
#include "engine/service/http/request.h"

/* clang-format off */
#define TIMES_PARAMETERS \
    {"as_at", "What was in effect on a day; without it today, or the day of known_at.", "{\"type\":\"string\",\"format\":\"date\"}", "2026-03-31"}, \
    TIMES_KNOWN
/* Alone, of what has no other day than the one on which it was recorded. */
#define TIMES_KNOWN \
    {"known_at", "As it had been recorded by then: a day (its end, in Britain), a moment with its zone, or `revision N`.", "{\"type\":\"string\"}", "2026-04-05"}
/* clang-format on */

/* From here on `db` (the request's, or one made for it) reads the state asked for. `*past`: there is one
 * asked for. */
enum status times_of_request(struct request *request, struct store *db, bool *past, struct error *err);

/* What state it is, as members of the object that is open: as_at, known_revision. None for the state of now.
 */
void times_members(struct json *json, const struct store *db);

/* "<as_at>-<revision>" in the arena, to tell files of different states apart; "" for the state of now. */
const char *times_key(struct request *request, const struct store *db);

/* The stamp of the register as it is now, whatever `db` reads: for ETags. In the arena. */
enum status times_stamp(struct request *request, struct store *db, const char **stamp, struct error *err);

#endif
