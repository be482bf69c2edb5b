#include "importers/feed.h"

#include <string.h>

#include "engine/base/text.h"

static bool is_lga(const struct sheet *sheet, struct arena *arena) {
    static const char *const telling[] = {"assetcode", "propertyname", "tenuretype", "geox"};
    struct lookup *headers = lookup_new(arena);

    for (size_t i = 0; i < sheet_column_count(sheet); i++)
        lookup_add(headers, lookup_fold(arena, sheet_column(sheet, i)), sheet, NULL);
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
        if (lookup_find(headers, telling[i]) == NULL) return false;
    return true;
}

enum status feed_profile(struct profile **out, const char *name, const struct kind *kind,
                         const struct sheet *sheet, struct arena *arena, struct error *err) {
    const char *plain;

    if (name == NULL && strcmp(kind->name, "register") == 0 && is_lga(sheet, arena)) name = "lga";
    if (name != NULL) return profile_open(out, name, err);
    plain = arena_format(arena, "{\"name\": \"plain\", \"kind\": \"%s\"}", kind->name);
    return profile_parse(out, "plain", plain, strlen(plain), err);
}

/* "Trafford Council" -> "trafford-council": a name for the codes of a file whose profile does not state one.
 */
static const char *slug(struct arena *arena, const char *text) {
    char *out = arena_bytes(arena, text, strlen(text));
    char *to = out;

    for (const char *at = text; *at != '\0'; at++) {
        char c = (char)(*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            *to++ = c;
        else if (to > out && to[-1] != '-')
            *to++ = '-';
    }
    while (to > out && to[-1] == '-')
        to--;
    *to = '\0';
    return out;
}

const char *feed_file_scheme(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
    const char *made = slug(arena, arena_bytes(arena, name, strcspn(name, ".")));

    return *made == '\0' ? "file" : made;
}

static const char *first_organisation(const struct kind *kind, const struct columns *columns,
                                      struct sheet *sheet, struct arena *arena) {
    struct sheet_row row;
    size_t column = COLUMN_NONE;

    for (size_t i = 0; i < kind->field_count; i++)
        if (strcmp(kind->fields[i].name, "organisation") == 0) column = columns->of_field[i];
    while (column != COLUMN_NONE && sheet_next(sheet, &row))
        if (row.fault_code == NULL && column < row.field_count && !text_blank(row.fields[column]))
            return arena_text(arena, row.fields[column]);
    return NULL;
}

void feed_name(const char **scheme, const char **feed, const struct kind *kind, const struct profile *profile,
               const struct columns *columns, struct sheet *sheet, struct arena *arena) {
    const char *organisation =
        profile->scheme == NULL ? first_organisation(kind, columns, sheet, arena) : NULL;

    *scheme = profile->scheme;
    if (*scheme == NULL && organisation != NULL) *scheme = slug(arena, organisation);
    if (*scheme == NULL || **scheme == '\0') *scheme = slug(arena, profile->name);
    if (**scheme == '\0') *scheme = "file";
    *feed = arena_format(arena, "%s/%s", kind->name, *scheme);
}
