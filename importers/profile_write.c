/* A profile as JSON again, with what was learnt of a file's layout. See profile.h. */
#include <string.h>

#include "engine/base/json.h"
#include "importers/profile.h"

static bool says(const struct profile_more *more, struct arena *arena, const char *column) {
    const char *folded = lookup_fold(arena, column);

    for (size_t i = 0; i < more->column_count; i++)
        if (strcmp(lookup_fold(arena, more->columns[i].from), folded) == 0) return true;
    return false;
}

static void text_if(struct json *json, const char *name, const char *value) {
    if (value != NULL) json_text_member(json, name, value);
}

static void write_organisation(struct json *json, const struct profile *profile) {
    if (profile->organisation_code == NULL) return;
    json_name(json, "organisation");
    json_object(json);
    json_text_member(json, "code", profile->organisation_code);
    json_text_member(json, "name", profile->organisation_name);
    json_text_member(json, "kind", profile->organisation_kind);
    json_end(json);
}

static void write_columns(struct json *json, const struct profile *profile, const struct profile_more *more) {
    json_name(json, "columns");
    json_object(json);
    for (size_t i = 0; i < profile->column_count; i++)
        if (!says(more, profile->arena, profile->columns[i].from))
            json_text_member(json, profile->columns[i].from, profile->columns[i].to);
    for (size_t i = 0; i < more->column_count; i++)
        if (*more->columns[i].to != '\0') json_text_member(json, more->columns[i].from, more->columns[i].to);
    json_end(json);
}

static void write_ignored(struct json *json, const struct profile *profile, const struct profile_more *more) {
    json_name(json, "ignore");
    json_array(json);
    for (size_t i = 0; i < profile->ignored_count; i++)
        if (!says(more, profile->arena, profile->ignored[i])) json_text(json, profile->ignored[i]);
    for (size_t i = 0; i < more->column_count; i++)
        if (*more->columns[i].to == '\0') json_text(json, more->columns[i].from);
    json_end(json);
}

/* The words of one field; those of `more` do not stand in the profile. */
static void write_field(struct json *json, const char *field, const struct profile_word *words,
                        size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i].field, field) == 0) json_text_member(json, words[i].word, words[i].code);
}

static bool is_first(const struct profile_word *words, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (strcmp(words[i].field, words[at].field) == 0) return false;
    return true;
}

static void write_values(struct json *json, const struct profile *profile, const struct profile_more *more) {
    json_name(json, "values");
    json_object(json);
    for (size_t i = 0; i < profile->word_count; i++) {
        if (!is_first(profile->words, i)) continue;
        json_name(json, profile->words[i].field);
        json_object(json);
        write_field(json, profile->words[i].field, profile->words, profile->word_count);
        write_field(json, profile->words[i].field, more->words, more->word_count);
        json_end(json);
    }
    for (size_t i = 0; i < more->word_count; i++) {
        bool written = !is_first(more->words, i);
        for (size_t k = 0; k < profile->word_count && !written; k++)
            written = strcmp(profile->words[k].field, more->words[i].field) == 0;
        if (written) continue;
        json_name(json, more->words[i].field);
        json_object(json);
        write_field(json, more->words[i].field, more->words, more->word_count);
        json_end(json);
    }
    json_end(json);
}

static bool is_set(const struct profile_more *more, const char *field) {
    for (size_t i = 0; i < more->default_count; i++)
        if (strcmp(more->defaults[i].from, field) == 0) return true;
    return false;
}

static void write_defaults(struct json *json, const struct profile *profile,
                           const struct profile_more *more) {
    json_name(json, "defaults");
    json_object(json);
    for (size_t i = 0; i < profile->default_count; i++)
        if (!is_set(more, profile->defaults[i].from))
            json_text_member(json, profile->defaults[i].from, profile->defaults[i].to);
    for (size_t i = 0; i < more->default_count; i++)
        json_text_member(json, more->defaults[i].from, more->defaults[i].to);
    json_end(json);
}

static void write_create(struct json *json, const struct profile *profile) {
    if (!profile->create_assets) return;
    json_name(json, "create_assets");
    json_object(json);
    json_text_member(json, "category", profile->create_category);
    json_text_member(json, "name", profile->create_name);
    json_text_member(json, "marking", profile->create_marking);
    json_end(json);
}

void profile_write(struct text *out, const struct profile *profile, const struct profile_more *more) {
    static const char *const systems[] = {"by column", "EPSG:27700", "WGS84"};
    struct json json = json_writer(out);

    json_object(&json);
    json_text_member(&json, "name", more->name != NULL ? more->name : profile->name);
    json_text_member(&json, "kind", profile->kind);
    text_if(&json, "title", more->title != NULL ? more->title : profile->title);
    write_organisation(&json, profile);
    text_if(&json, "scheme", more->scheme != NULL ? more->scheme : profile->scheme);
    text_if(&json, "code_separator", profile->code_separator);
    write_columns(&json, profile, more);
    write_ignored(&json, profile, more);
    write_values(&json, profile, more);
    write_defaults(&json, profile, more);
    json_text_member(&json, "coordinates", systems[profile->coordinates]);
    write_create(&json, profile);
    text_if(&json, "licence", profile->licence);
    text_if(&json, "source", profile->source);
    json_end(&json);
}
