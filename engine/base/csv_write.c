#include <string.h>

#include "engine/base/csv.h"
#include "engine/base/format.h"

bool csv_looks_like_formula(const char *value) {
    if (value == NULL || value[0] == '\0' || strchr("=+-@\t\r", value[0]) == NULL) return false;
    double number;
    return !number_parse(value, &number);
}

/* Spaces at the ends too, because some readers trim what is not quoted; and all that a reader may take for
 * the separator. */
static bool needs_quotes(const char *value, size_t length) {
    if (length == 0) return false;
    return value[0] == ' ' || value[length - 1] == ' ' || strpbrk(value, ",;\t\"\r\n") != NULL;
}

void csv_write_field(struct text *out, const char *value, bool first, bool guard_formula) {
    if (value == NULL) value = "";
    if (!first) text_add_char(out, ',');
    bool guard = guard_formula && csv_looks_like_formula(value);
    if (!needs_quotes(value, strlen(value))) {
        if (guard) text_add_char(out, '\'');
        text_add(out, value);
        return;
    }
    text_add(out, guard ? "\"'" : "\"");
    for (const char *quote; (quote = strchr(value, '"')) != NULL; value = quote + 1) {
        text_add_bytes(out, value, (size_t)(quote - value));
        text_add(out, "\"\"");
    }
    text_add(out, value);
    text_add_char(out, '"');
}

void csv_write_row(struct text *out, const char *const *values, size_t count, bool guard_formula) {
    /* One empty field alone would be a blank line, which readers skip. */
    if (count == 1 && (values[0] == NULL || values[0][0] == '\0'))
        text_add(out, "\"\"");
    else
        for (size_t i = 0; i < count; i++)
            csv_write_field(out, values[i], i == 0, guard_formula);
    text_add(out, "\r\n");
}
