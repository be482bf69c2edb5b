#include "engine/service/features/datetime.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"

#define DAY_SECONDS 86400

bool datetime_is_day(const char *text) {
    int32_t day;
    return day_parse(text, &day);
}

bool datetime_is_moment(const char *text) {
    int64_t moment;
    return moment_parse(text, &moment);
}

/* `*moment` is the beginning of a day. */
static enum status read_instant(struct instant *out, int64_t *moment, const char *text, struct error *err) {
    int32_t day;

    *out = (struct instant){.text = text, .day = datetime_is_day(text)};
    if (out->day && day_parse(text, &day)) {
        *moment = (int64_t)day * DAY_SECONDS;
        return STATUS_OK;
    }
    if (moment_parse(text, moment)) return STATUS_OK;
    return error_set(err, STATUS_INVALID,
                     "`%s` in datetime is no date such as 2026-11-22 and no moment such as "
                     "2026-11-22T12:00:00Z (a plus sign in an address is written %%2B)",
                     text);
}

static bool is_open(const char *text) {
    return text[0] == '\0' || text_equal(text, "..");
}

enum status datetime_parse(struct datetime *out, struct arena *arena, const char *text, struct error *err) {
    char *from = arena_text(arena, text), *until = strchr(from, '/');
    int64_t begins = INT64_MIN, ends = INT64_MAX;
    enum status status = STATUS_OK;

    *out = (struct datetime){0};
    if (until == NULL) {
        status = read_instant(&out->from, &begins, from, err);
        out->until = out->from;
        return status;
    }
    *until++ = '\0';
    if (is_open(from) && is_open(until))
        return error_set(err, STATUS_INVALID,
                         "datetime is open at both ends: give one of them, or leave it out");
    if (!is_open(from)) status = read_instant(&out->from, &begins, from, err);
    if (status == STATUS_OK && !is_open(until)) status = read_instant(&out->until, &ends, until, err);
    if (status != STATUS_OK) return status;
    if (out->until.text != NULL && out->until.day) ends += DAY_SECONDS - 1;
    if (ends < begins)
        return error_set(err, STATUS_INVALID, "the interval in datetime ends before it begins");
    return STATUS_OK;
}
