/* What a profile's JSON says. Every member is checked, so that a misspelt one is not silently without effect.
 */
#include "importers/profile.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "importers/digest.h"

struct reading {
    struct profile *profile;
    const char *name;
    struct error *err;
};

typedef enum status (*member_reader)(struct reading *reading, const char *member, json_t *value);

struct member {
    const char *name;
    member_reader read;
};

static enum status refuse(struct reading *reading, const char *member, const char *expected) {
    return error_set(reading->err, STATUS_INVALID, "profile %s: \"%.100s\" must be %s", reading->name, member,
                     expected);
}

static const char *text_of(struct reading *reading, json_t *value) {
    return arena_text(reading->profile->arena, json_string_value(value));
}

static const char **text_place(struct profile *profile, const char *member) {
    if (strcmp(member, "name") == 0) return &profile->name;
    if (strcmp(member, "kind") == 0) return &profile->kind;
    if (strcmp(member, "title") == 0) return &profile->title;
    if (strcmp(member, "scheme") == 0) return &profile->scheme;
    if (strcmp(member, "code_separator") == 0) return &profile->code_separator;
    if (strcmp(member, "licence") == 0) return &profile->licence;
    return &profile->source;
}

static bool is_code(const char *text) {
    return text[0] != '\0' && text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
}

static enum status read_text(struct reading *reading, const char *member, json_t *value) {
    if (!json_is_string(value) || text_blank(json_string_value(value)))
        return refuse(reading, member, "a text");
    if (strcmp(member, "scheme") == 0 && !is_code(json_string_value(value)))
        return refuse(reading, member, "lower-case letters, digits, - and _");
    *text_place(reading->profile, member) = text_of(reading, value);
    return STATUS_OK;
}

static enum status read_organisation(struct reading *reading, const char *member, json_t *value) {
    struct profile *profile = reading->profile;
    json_t *code = json_object_get(value, "code"), *name = json_object_get(value, "name");
    json_t *kind = json_object_get(value, "kind");

    if (!json_is_string(code) || !json_is_string(name) || (kind != NULL && !json_is_string(kind)) ||
        !is_code(json_string_value(code)) || text_blank(json_string_value(name)) ||
        json_object_size(value) != (kind != NULL ? 3 : 2))
        return refuse(
            reading, member,
            "an object of \"code\" (lower-case letters, digits, - and _), \"name\" and, if it is no "
            "council, \"kind\"");
    profile->organisation_code = text_of(reading, code);
    profile->organisation_name = text_of(reading, name);
    profile->organisation_kind = kind != NULL ? text_of(reading, kind) : "council";
    return STATUS_OK;
}

static enum status read_pairs(struct reading *reading, const char *member, json_t *value) {
    struct profile *profile = reading->profile;
    bool columns = strcmp(member, "columns") == 0;
    struct profile_pair *pairs = arena_array(profile->arena, json_object_size(value) + 1, sizeof *pairs);
    size_t count = 0;
    const char *key;
    json_t *item;

    if (!json_is_object(value)) return refuse(reading, member, "an object of texts");
    json_object_foreach(value, key, item) {
        if (!json_is_string(item)) return refuse(reading, key, "a text");
        pairs[count++] = (struct profile_pair){arena_text(profile->arena, key), text_of(reading, item)};
    }
    *(columns ? &profile->columns : &profile->defaults) = pairs;
    *(columns ? &profile->column_count : &profile->default_count) = count;
    return STATUS_OK;
}

static enum status read_ignored(struct reading *reading, const char *member, json_t *value) {
    struct profile *profile = reading->profile;
    size_t index;
    json_t *item;

    if (!json_is_array(value)) return refuse(reading, member, "a list of texts");
    profile->ignored = arena_array(profile->arena, json_array_size(value) + 1, sizeof *profile->ignored);
    json_array_foreach(value, index, item) {
        if (!json_is_string(item)) return refuse(reading, member, "a list of texts");
        profile->ignored[profile->ignored_count++] = text_of(reading, item);
    }
    return STATUS_OK;
}

static const char *value_key(struct arena *arena, const char *field, const char *value) {
    return arena_format(arena, "%s\x1f%s", field, lookup_fold(arena, value));
}

static size_t count_words(json_t *value) {
    size_t count = 0;
    const char *field;
    json_t *words;

    json_object_foreach(value, field, words) count += json_object_size(words);
    return count;
}

static enum status read_values(struct reading *reading, const char *member, json_t *value) {
    struct profile *profile = reading->profile;
    const char *field, *word;
    json_t *words, *item;

    if (!json_is_object(value)) return refuse(reading, member, "an object of objects of texts");
    profile->words = arena_array(profile->arena, count_words(value) + 1, sizeof *profile->words);
    json_object_foreach(value, field, words) {
        if (!json_is_object(words)) return refuse(reading, field, "an object of texts");
        json_object_foreach(words, word, item) {
            const char *key = value_key(profile->arena, field, word);
            if (!json_is_string(item)) return refuse(reading, word, "a text");
            const char *code = text_of(reading, item);
            if (!lookup_add(profile->values, key, code, NULL))
                return refuse(reading, word, "given once (case and spaces do not tell two values apart)");
            profile->words[profile->word_count++] = (struct profile_word){
                arena_text(profile->arena, field), arena_text(profile->arena, word), code};
        }
    }
    return STATUS_OK;
}

static enum status read_coordinates(struct reading *reading, const char *member, json_t *value) {
    const char *said = json_is_string(value) ? json_string_value(value) : "";

    if (strcmp(said, "EPSG:27700") == 0)
        reading->profile->coordinates = COORDINATES_GRID;
    else if (strcmp(said, "WGS84") == 0)
        reading->profile->coordinates = COORDINATES_WGS84;
    else if (strcmp(said, "by column") == 0)
        reading->profile->coordinates = COORDINATES_BY_COLUMN;
    else
        return refuse(reading, member, "\"EPSG:27700\", \"WGS84\" or \"by column\"");
    return STATUS_OK;
}

static enum status read_create(struct reading *reading, const char *member, json_t *value) {
    struct profile *profile = reading->profile;
    json_t *category = json_object_get(value, "category"), *name = json_object_get(value, "name");
    json_t *marking = json_object_get(value, "marking");

    if (!json_is_string(category) || !json_is_string(name) || (marking != NULL && !json_is_string(marking)) ||
        text_blank(json_string_value(name)) || json_object_size(value) != (marking != NULL ? 3 : 2))
        return refuse(reading, member,
                      "an object of \"category\", \"name\" and, if not internal, \"marking\"");
    profile->create_assets = true;
    profile->create_category = text_of(reading, category);
    profile->create_name = text_of(reading, name);
    profile->create_marking = marking != NULL ? text_of(reading, marking) : "internal";
    return STATUS_OK;
}

static const struct member members[] = {
    {"name", read_text},
    {"kind", read_text},
    {"title", read_text},
    {"scheme", read_text},
    {"code_separator", read_text},
    {"licence", read_text},
    {"source", read_text},
    {"organisation", read_organisation},
    {"columns", read_pairs},
    {"defaults", read_pairs},
    {"ignore", read_ignored},
    {"values", read_values},
    {"coordinates", read_coordinates},
    {"create_assets", read_create},
};

static enum status read_member(struct reading *reading, const char *name, json_t *value) {
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (strcmp(members[i].name, name) == 0) return members[i].read(reading, name, value);
    return error_set(reading->err, STATUS_INVALID,
                     "profile %s: \"%.100s\" is not a member of a profile; docs/import.md lists them",
                     reading->name, name);
}

static enum status read_root(struct reading *reading, json_t *root) {
    struct profile *profile = reading->profile;
    enum status status = STATUS_OK;
    const char *name;
    json_t *value;

    if (!json_is_object(root))
        return error_set(reading->err, STATUS_INVALID, "profile %s: a profile is a JSON object",
                         reading->name);
    json_object_foreach(root, name, value) {
        status = read_member(reading, name, value);
        if (status != STATUS_OK) return status;
    }
    if (profile->name == NULL || profile->kind == NULL)
        return error_set(reading->err, STATUS_INVALID,
                         "profile %s: it must state its \"name\" and its \"kind\"", reading->name);
    if (profile->scheme == NULL) profile->scheme = profile->organisation_code;
    return STATUS_OK;
}

enum status profile_parse(struct profile **out, const char *name, const char *json, size_t length,
                          struct error *err) {
    struct arena *arena = arena_new();
    struct profile *profile = arena_alloc(arena, sizeof *profile);
    struct reading reading = {profile, name, err};
    json_error_t where;
    json_t *root = json_loadb(json, length, JSON_REJECT_DUPLICATES, &where);
    enum status status;

    profile->arena = arena;
    profile->values = lookup_new(arena);
    digest_sha256(json, length, profile->sha256);
    if (root == NULL)
        status = error_set(err, STATUS_INVALID, "profile %s: line %d, column %d is not JSON: %s", name,
                           where.line, where.column, where.text);
    else
        status = read_root(&reading, root);
    json_decref(root);
    if (status == STATUS_OK)
        *out = profile;
    else
        profile_free(profile);
    return status;
}

char *profile_indented(const char *json) {
    json_t *root = json_loads(json, 0, NULL);
    char *dumped = root == NULL ? NULL : json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    char *out = memory_text(dumped == NULL ? json : dumped);

    free(dumped);
    json_decref(root);
    return out;
}

void profile_free(struct profile *profile) {
    if (profile != NULL) arena_free(profile->arena);
}

const char *profile_value(const struct profile *profile, struct arena *arena, const char *field,
                          const char *value) {
    return lookup_find(profile->values, value_key(arena, field, value));
}

const char *profile_default(const struct profile *profile, const char *field) {
    for (size_t i = 0; i < profile->default_count; i++)
        if (strcmp(profile->defaults[i].from, field) == 0) return profile->defaults[i].to;
    return NULL;
}
