/* What the two fuzz targets of CQL2 share. */
#ifndef TERRIER_TESTS_FUZZ_CQL2_H
#define TERRIER_TESTS_FUZZ_CQL2_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/cql2_properties.h"

#define FIRST 7

static inline void fuzz_check(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_cql2: %s\n", what);
    abort();
}

/* Every $n is one of the values, every value has its $n, and no literal stands beside them. */
static inline void check_sql(const struct cql2_sql *sql) {
    bool *used = calloc((size_t)sql->count + 1, sizeof *used);
    int parentheses = 0;
    fuzz_check(used != NULL, "no memory");
    for (const char *c = sql->text; *c != '\0'; c++) {
        parentheses += (*c == '(') - (*c == ')');
        fuzz_check(parentheses >= 0, "parentheses do not balance");
        fuzz_check(*c >= ' ' && *c < 127 && *c != ';', "a character that we do not write");
        if (*c != '$') continue;
        long n = strtol(c + 1, NULL, 10);
        fuzz_check(n >= FIRST && n < FIRST + sql->count, "a placeholder without a value");
        used[n - FIRST] = true;
    }
    fuzz_check(parentheses == 0, "parentheses do not balance");
    for (int i = 0; i < sql->count; i++)
        fuzz_check(used[i] && sql->values[i] != NULL, "a value without a placeholder");
    free(used);
}

static inline void fuzz_cql2(const uint8_t *data, size_t size, enum cql2_language language) {
    for (int crs = CQL2_CRS84; crs <= CQL2_EPSG_27700; crs++) {
        struct arena *arena = arena_new();
        struct cql2_sql sql;
        struct error err = {0};
        const char *filter = arena_bytes(arena, (const char *)data, size);
        if (cql2_compile(&sql, arena, filter, language, (enum cql2_crs)crs, cql2_properties, CQL2_PROPERTIES,
                         FIRST, &err) == STATUS_OK)
            check_sql(&sql);
        else
            fuzz_check(err.status == STATUS_INVALID && err.message[0] != '\0',
                       "a refusal without a sentence");
        arena_free(arena);
    }
}

#endif
