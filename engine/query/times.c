#include "engine/query/times.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "sql/embedded.h"

/* Columns of times_find.sql. */
enum { REVISION, MOMENT, DAY, COMMITTED_AT, NEWEST, TO_COME };

#define REVISION_DIGITS_MAX 18

static bool read_revision(struct times_known *out, struct arena *arena, const char *given) {
    static const char word[] = "revision ";
    const char *digits = given + sizeof word - 1;
    size_t length;

    if (strncmp(given, word, sizeof word - 1) != 0) return false;
    length = strlen(digits);
    if (length == 0 || length > REVISION_DIGITS_MAX || strspn(digits, "0123456789") != length) return false;
    out->revision = arena_text(arena, digits);
    return true;
}

enum status times_read_known(struct times_known *out, struct arena *arena, const char *given,
                             struct error *err) {
    int32_t day;
    int64_t moment;

    *out = (struct times_known){0};
    if (given == NULL) return STATUS_OK;
    if (day_parse(given, &day))
        out->day = arena_text(arena, given);
    else if (moment_parse(given, &moment))
        out->moment = arena_text(arena, given);
    else if (!read_revision(out, arena, given))
        return error_set(err, STATUS_INVALID,
                         "a recorded time is a day such as 2026-04-05, which means its end, a moment such as "
                         "2026-04-05T12:00:00Z, or `revision 12`, not `%.60s`",
                         given);
    return STATUS_OK;
}

bool times_is_day(const char *given) {
    int32_t day;

    return day_parse(given, &day);
}

static enum status read_as_at(struct store_times *times, const char *given, struct error *err) {
    if (given == NULL) return STATUS_OK;
    if (!times_is_day(given))
        return error_set(err, STATUS_INVALID, "the day of effect is a day such as 2026-03-31, not `%.60s`",
                         given);
    snprintf(times->as_at, sizeof times->as_at, "%s", given);
    return STATUS_OK;
}

static enum status check_found(const struct rows *found, const char *given, struct error *err) {
    if (!rows_boolean(found, 0, TO_COME)) return STATUS_OK;
    return error_set(
        err, STATUS_INVALID,
        "nothing can have been recorded by %.60s, which is yet to come: the register is at revision %s",
        given, rows_text(found, 0, NEWEST));
}

/* Who asked by a revision is told it once. */
static const char *known_words(const struct store_times *times, const char *given, const char *committed,
                               struct arena *arena) {
    if (given == NULL)
        return arena_format(arena, "as at %s, as recorded by revision %s, of %s", times->as_at,
                            times->revision, committed);
    return arena_format(arena, "as at %s, as recorded by %s (revision %s, of %s)", times->as_at, given,
                        times->revision, committed);
}

static enum status find_known(struct store_times *times, struct store *db, const struct times_known *known,
                              const char *given, struct arena *arena, const char **words, struct error *err) {
    struct rows *found = NULL;
    enum status status = store_query(db, sql_times_find, BIND(known->day, known->moment, known->revision),
                                     STORE_ONE, &found, err);

    if (status == STATUS_OK) status = check_found(found, given, err);
    if (status == STATUS_OK) {
        const char *committed = rows_text(found, 0, COMMITTED_AT);
        snprintf(times->revision, sizeof times->revision, "%s", rows_text(found, 0, REVISION));
        snprintf(times->moment, sizeof times->moment, "%s", rows_text(found, 0, MOMENT));
        if (times->as_at[0] == '\0')
            snprintf(times->as_at, sizeof times->as_at, "%s", rows_text(found, 0, DAY));
        *words = committed ? known_words(times, known->revision ? NULL : given, committed, arena)
                           : arena_format(arena, "as at %s, as recorded by %s, when nothing was yet",
                                          times->as_at, given);
    }
    rows_free(found);
    return status;
}

enum status times_begin_reading(struct store *db, const struct times_asked *asked, struct arena *arena,
                                const char **words, struct error *err) {
    struct store_times times = {.as_at = ""};
    struct times_known known;
    enum status status = read_as_at(&times, asked->as_at, err);

    *words = NULL;
    store_read_at(db, NULL);
    if (status == STATUS_OK) status = times_read_known(&known, arena, asked->known_at, err);
    if (status == STATUS_OK && asked->as_at) *words = arena_format(arena, "as at %s", times.as_at);
    if (status == STATUS_OK && asked->known_at)
        status = find_known(&times, db, &known, asked->known_at, arena, words, err);
    if (status == STATUS_OK) store_read_at(db, &times);
    return status;
}
