#include "importers/profile_list.h"

#include <string.h>

#include "importers/embedded_profiles.h"
#include "sql/embedded.h"

static size_t embedded_count(void) {
    size_t count = 0;

    while (embedded_profiles[count].name != NULL)
        count++;
    return count;
}

static enum status list_embedded(struct profile_listed *out, size_t *count, struct arena *arena,
                                 struct error *err) {
    for (const struct embedded_profile *known = embedded_profiles; known->name != NULL; known++) {
        struct profile *profile = NULL;
        enum status status = profile_parse(&profile, known->name, known->json, strlen(known->json), err);
        if (status != STATUS_OK) return status;
        out[(*count)++] = (struct profile_listed){.name = known->name,
                                                  .kind = arena_text(arena, profile->kind),
                                                  .title = arena_text(arena, profile->title)};
        profile_free(profile);
    }
    return STATUS_OK;
}

enum status profile_list(struct profile_listed **out, size_t *count, struct store *db, struct arena *arena,
                         struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_profile_list, BIND_NONE, STORE_MANY, &rows, err);

    *count = 0;
    if (status != STATUS_OK) return status;
    *out = arena_array(arena, embedded_count() + rows_count(rows) + 1, sizeof **out);
    status = list_embedded(*out, count, arena, err);
    for (size_t i = 0; status == STATUS_OK && i < rows_count(rows); i++)
        (*out)[(*count)++] = (struct profile_listed){
            arena_text(arena, rows_text(rows, i, 0)), arena_text(arena, rows_text(rows, i, 2)),
            arena_text(arena, rows_text(rows, i, 3)), arena_text(arena, rows_text(rows, i, 1)),
            arena_text(arena, rows_text(rows, i, 4)), arena_text(arena, rows_text(rows, i, 5))};
    rows_free(rows);
    return status;
}

enum status profile_body(const char **body, struct store *db, const char *name, const char *version,
                         struct arena *arena, struct error *err) {
    struct rows *rows = NULL;
    enum status status;

    for (const struct embedded_profile *known = embedded_profiles; known->name != NULL; known++)
        if (strcmp(known->name, name) == 0 && version == NULL) {
            *body = known->json;
            return STATUS_OK;
        }
    status = store_query(db, sql_profile_body, BIND(name, version), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 1)
        *body = arena_text(arena, rows_text(rows, 0, 0));
    else if (status == STATUS_OK)
        status = error_set(err, STATUS_NOT_FOUND, "there is no profile `%.60s`%s%.12s", name,
                           version == NULL ? "" : " of version ", version == NULL ? "" : version);
    rows_free(rows);
    return status;
}
