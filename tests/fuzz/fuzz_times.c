/*
 * A recorded time: what is taken is a day, a moment or digits, as given. And names of schemas: whatever the
 * text, it ends, and no name that is changed is left.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/query/times.h"
#include "engine/store/known.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_times: %s\n", what);
    abort();
}

static void check_known(const struct times_known *known) {
    int32_t day;
    int64_t number;

    check((known->day != NULL) + (known->moment != NULL) + (known->revision != NULL) == 1,
          "it is not one of three");
    if (known->day) check(day_parse(known->day, &day), "a day is none");
    if (known->moment) check(moment_parse(known->moment, &number), "a moment is none");
    if (known->revision)
        check(number_parse_integer(known->revision, &number) && number >= 0, "a revision is none");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const char *given = arena_bytes(arena, (const char *)data, size);
    struct times_known known;
    struct error err = {0};
    struct text once = TEXT_EMPTY, twice = TEXT_EMPTY;

    if (times_read_known(&known, arena, given, &err) == STATUS_OK)
        check_known(&known);
    else
        check(err.message[0] != '\0', "it is refused without a word");
    known_names(&once, given);
    known_names(&twice, text_string(&once));
    check(strcmp(text_string(&once), text_string(&twice)) == 0, "a name is left to change");
    text_free(&once);
    text_free(&twice);
    arena_free(arena);
    return 0;
}
