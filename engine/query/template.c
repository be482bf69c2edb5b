#include "engine/query/template.h"

#include <stdlib.h>
#include <string.h>

static const char *value_of(const char *name, size_t length, const struct template_value *values,
                            size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strlen(values[i].name) == length && memcmp(values[i].name, name, length) == 0)
            return values[i].value;
    abort();
}

/* The leading comment names the variables too; it is left out. */
static const char *skip_comments(const char *sql) {
    while (strncmp(sql, "--", 2) == 0) {
        sql += strcspn(sql, "\n");
        sql += *sql == '\n';
    }
    return sql;
}

void template_fill(struct text *out, const char *sql, const struct template_value *values, size_t count) {
    static const char word[] = "abcdefghijklmnopqrstuvwxyz_";

    sql = skip_comments(sql);
    while (*sql) {
        size_t plain = strcspn(sql, ":");
        text_add_bytes(out, sql, plain);
        sql += plain;
        if (*sql == '\0') break;
        size_t length = strspn(sql + 1, word);
        if (sql[1] == ':' || length == 0) { /* a cast */
            plain = sql[1] == ':' ? 2 : 1;
            text_add_bytes(out, sql, plain);
            sql += plain;
            continue;
        }
        text_add(out, value_of(sql + 1, length, values, count));
        sql += 1 + length;
    }
}
