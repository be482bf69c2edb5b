#include "tools/sample/estate.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"

int32_t sample_as_at(void) {
    return date_from_civil(2026, 10, 1);
}

bool asset_has_fault(const struct asset *asset, enum fault fault) {
    return (asset->faults & (1U << fault)) != 0;
}

const char *asset_value(const struct asset *asset, enum field field) {
    return asset->value[field] == NULL ? "" : asset->value[field];
}

bool asset_is(const struct asset *asset, const char *category) {
    return strcmp(asset->kind->category, category) == 0;
}

void asset_set(struct estate *estate, struct asset *asset, enum field field, const char *format, ...) {
    struct text text = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_format_va(&text, format, args);
    va_end(args);
    asset->value[field] = arena_text(estate->arena, text_string(&text));
    text_free(&text);
}

void asset_set_date(struct estate *estate, struct asset *asset, enum field field, int32_t days) {
    char buffer[FORMAT_SIZE];
    asset_set(estate, asset, field, "%s", date_format(buffer, days));
}

void asset_set_bool(struct asset *asset, enum field field, bool value) {
    asset->value[field] = value ? "Y" : "N";
}

void asset_set_pounds(struct estate *estate, struct asset *asset, enum field field, double pounds) {
    int64_t whole = (int64_t)pounds, unit = 1;
    while (whole / unit >= 1000)
        unit *= 10;
    asset_set(estate, asset, field, "%" PRId64, (whole + unit / 2) / unit * unit);
}

void estate_free(struct estate *estate) {
    if (estate != NULL) arena_free(estate->arena);
}
