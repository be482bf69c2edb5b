/* The parameter `datetime`: an instant or an interval, as days. */
#ifndef TERRIER_FEATURES_DATETIME_H
#define TERRIER_FEATURES_DATETIME_H

#include <stdbool.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"

struct instant {
    const char *text; /* PostgreSQL reads it as a date or a timestamp with time zone; NULL: open */
    bool day;         /* a whole day, 2026-11-22; otherwise a moment, which lies in a day of Britain's */
};

struct datetime {
    struct instant from, until; /* the same for an instant */
};

/*
 * RFC 3339 date-times (2026-11-22T00:00:00Z) and days (2026-11-22); intervals with a slash, in which ".." or
 * nothing is an open end. STATUS_INVALID for anything else and for intervals that end before they begin.
 */
enum status datetime_parse(struct datetime *out, struct arena *arena, const char *text, struct error *err);

/* Whether `text` is a full RFC 3339 date-time that PostgreSQL can read without fail. */
bool datetime_is_moment(const char *text);
bool datetime_is_day(const char *text); /* 2026-11-22, and there is such a day */

#endif
