/*
 * What the door does on its own, on a thread and a connection (terrier_door) of its own: hears of revocations
 * and empties the memory of known credentials, writes when keys and sessions were last used, drops what has
 * ended long ago. While it has no connection, or one to a standby, which cannot be listened to, memory is not
 * used and every credential is looked up.
 */
#ifndef TERRIER_SIGN_IN_KEEPER_H
#define TERRIER_SIGN_IN_KEEPER_H

#include <stdbool.h>

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/service/sign_in/known.h"

typedef enum status (*login_dsn)(void *context, const char *login, struct text *out, struct error *err);

struct keeper;
enum status keeper_start(struct keeper **out, struct known *known, login_dsn dsn, void *dsn_context,
                         struct error *err);
void keeper_stop(struct keeper *keeper); /* within about a second; NULL does nothing */

/* Notes a use, to be written soon. `id` is the number of the key or session. */
enum keeper_mark { MARK_KEY, MARK_SESSION, MARK_KINDS };
void keeper_used(struct keeper *keeper, enum keeper_mark kind, const char *id);

#endif
