/*
 * What is supposed: FACT=VALUE as typed, and as a request has it. What is taken says the same again when it
 * is written; what is refused says why.
 */
#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/runs/supposed_text.h"

enum { MOST = 100 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_supposed: %s\n", what);
    abort();
}

static void check_text(struct arena *arena, enum fact_form form, const char *text) {
    struct fact_written written;
    struct error err = {0};

    if (fact_written_read(&written, arena, form, text, &err) != STATUS_OK) {
        check(err.message[0] != '\0', "refused without a word");
        return;
    }
    check((written.asset != NULL) == (form != FACT_OF_ONE) &&
              (written.value != NULL) == (form != FACT_NAMED_ONLY),
          "parts that the form does not have");
    check(written.fact[0] != '\0' && !strchr(written.fact, '='), "a fact is a name");
    check(form == FACT_OF_ONE || !strchr(written.fact, '.'), "a fact of an asset has no dot");
    const char *again =
        arena_format(arena, "%s%s%s%s%s", written.asset ? written.asset : "", written.asset ? "." : "",
                     written.fact, written.value ? "=" : "", written.value ? written.value : "");
    check(strcmp(again, text) == 0, "what is supposed changes when written");
}

static void check_list(struct arena *arena, const uint8_t *data, size_t size) {
    json_t *list = json_loadb((const char *)data, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL),
           *again;
    const char *made = NULL;
    struct error err = {0};

    if (list && supposed_list_read(&made, arena, list, MOST, &err) == STATUS_OK) {
        const char *second = NULL;
        again = json_loads(made, 0, NULL);
        check(again && json_array_size(again) == json_array_size(list), "changes are lost");
        check(supposed_list_read(&second, arena, again, MOST, &err) == STATUS_OK && strcmp(second, made) == 0,
              "what is supposed changes when written");
        json_decref(again);
    } else if (list) {
        check(err.message[0] != '\0', "refused without a word");
    }
    json_decref(list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const char *text = arena_bytes(arena, (const char *)data, size);

    for (int form = FACT_OF_ONE; form <= FACT_NAMED_ONLY; form++)
        check_text(arena, (enum fact_form)form, text);
    check_list(arena, data, size);
    arena_free(arena);
    return 0;
}
