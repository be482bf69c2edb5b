/*
 * Two times: the day on which something holds, and the time by which it had been recorded. "A sale on 28
 * March entered on 10 April": as at 31 March it is sold, but as known on 5 April it was not.
 */
#ifndef TERRIER_QUERY_TIMES_H
#define TERRIER_QUERY_TIMES_H

#include <stdbool.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/store/store.h"

struct times_asked {
    const char *as_at;    /* a day, 2026-03-31; NULL today, or the day of known_at */
    const char *known_at; /* a day (its end, in Britain), a moment (2026-04-05T12:00:00Z), or "revision N";
                             NULL now */
};

/* A recorded time as it was given; all NULL: none. */
struct times_known {
    const char *day, *moment, *revision;
};

/* STATUS_INVALID with a sentence for what is none of the three. Texts live in the arena. */
enum status times_read_known(struct times_known *out, struct arena *arena, const char *given,
                             struct error *err);

/*
 * From here on `db` reads the register at the times asked for (store_read_at(); give it NULL to end that).
 * STATUS_INVALID for times that cannot be read or, of recorded time, are yet to come. `*words`, in the arena,
 * says for people which state is read, "as at 2026-03-31, as recorded by 2026-04-05 (revision 12)"; NULL: as
 * it is now. On failure it reads the register as it is.
 */
enum status times_begin_reading(struct store *db, const struct times_asked *asked, struct arena *arena,
                                const char **words, struct error *err);

/* Whether `given` is a day of effect. */
bool times_is_day(const char *given);

#endif
