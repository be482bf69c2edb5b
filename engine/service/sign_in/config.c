#include "engine/service/sign_in/config.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "engine/service/sign_in/keys.h"

#define ROLE_CLAIM_DEEPEST 8
#define SKEW_DEFAULT       60
#define SKEW_MOST          300

static const char *const algorithm_names[ALGORITHM_COUNT] = {"RS256", "PS256", "ES256"};

const char *algorithm_name(enum algorithm algorithm) {
    return algorithm_names[algorithm];
}

enum algorithm algorithm_parse(const char *name) {
    for (int i = 0; i < ALGORITHM_COUNT; i++)
        if (strcmp(algorithm_names[i], name) == 0) return (enum algorithm)i;
    return ALGORITHM_COUNT;
}

bool address_is_safe(const char *url) {
    static const char *const here[] = {"http://127.0.0.1", "http://[::1]", "http://localhost"};

    if (strpbrk(url, " \"<>\\\r\n\t@#")) return false;
    if (strncmp(url, "https://", 8) == 0) return url[8] != '\0' && url[8] != '/' && url[8] != ':';
    for (size_t i = 0; i < sizeof here / sizeof *here; i++) {
        size_t length = strlen(here[i]);
        if (strncmp(url, here[i], length) == 0 && strchr("/:", url[length])) return true; /* or its end */
    }
    return false;
}

/* --- members of an object, each taken once; what is left is unknown --- */

struct reading {
    struct arena *arena;
    const char *file;
    const char *where; /* "provider" */
    struct error *err;
};

static enum status wrong(const struct reading *reading, const char *member, const char *should) {
    return error_set(reading->err, STATUS_INVALID, "%s: %s.%s %s", reading->file, reading->where, member,
                     should);
}

/* Takes a text out of `object`; NULL when it is not there. */
static enum status take_text(const struct reading *reading, json_t *object, const char *member,
                             const char **out) {
    const json_t *value = json_object_get(object, member);
    const char *text = json_string_value(value);

    if (value == NULL) return STATUS_OK;
    if (text == NULL || *text == '\0' || strlen(text) != json_string_length(value))
        return wrong(reading, member, "is to be a text that is not empty");
    *out = arena_text(reading->arena, text);
    json_object_del(object, member);
    return STATUS_OK;
}

static enum status take_number(const struct reading *reading, json_t *object, const char *member, int least,
                               int most, int *out) {
    const json_t *value = json_object_get(object, member);
    char should[80];

    if (value == NULL) return STATUS_OK;
    snprintf(should, sizeof should, "is to be a whole number from %d to %d", least, most);
    if (!json_is_integer(value) || json_integer_value(value) < least || json_integer_value(value) > most)
        return wrong(reading, member, should);
    *out = (int)json_integer_value(value);
    json_object_del(object, member);
    return STATUS_OK;
}

static enum status take_address(const struct reading *reading, json_t *object, const char *member,
                                const char **out) {
    enum status status = take_text(reading, object, member, out);

    if (status == STATUS_OK && *out && !address_is_safe(*out))
        status = wrong(reading, member,
                       "is to be an address that begins with https:// (http:// on this machine only)");
    return status;
}

static enum status nothing_left(const struct reading *reading, json_t *object) {
    void *left = json_object_iter(object);

    if (left == NULL) return STATUS_OK;
    return error_set(reading->err, STATUS_INVALID, "%s: %s has a member `%.60s` that means nothing here",
                     reading->file, reading->where, json_object_iter_key(left));
}

/* --- the provider --- */

/* A name, or an array of names: the way down to the claim. */
static enum status take_role_claim(const struct reading *reading, json_t *object,
                                   struct provider_config *out) {
    json_t *value = json_object_get(object, "role_claim");
    size_t depth = json_is_array(value) ? json_array_size(value) : 1;
    const char **path;

    if (value && (depth < 1 || depth > ROLE_CLAIM_DEEPEST))
        return wrong(reading, "role_claim", "is to be a name, or an array of 1 to 8 names");
    path = arena_array(reading->arena, depth, sizeof *path);
    path[0] = "roles";
    for (size_t i = 0; value && i < depth; i++) {
        const char *name = json_string_value(json_is_array(value) ? json_array_get(value, i) : value);
        if (name == NULL) return wrong(reading, "role_claim", "is to be a name, or an array of 1 to 8 names");
        path[i] = arena_text(reading->arena, name);
    }
    out->role_claim = path;
    out->role_claim_depth = depth;
    json_object_del(object, "role_claim");
    return STATUS_OK;
}

static enum status take_roles(const struct reading *reading, json_t *object, struct provider_config *out) {
    json_t *value = json_object_get(object, "roles"), *role;
    struct role_mapping *roles;
    const char *name;

    if (!json_is_object(value) || json_object_size(value) == 0)
        return wrong(
            reading, "roles",
            "is to be an object such as {\"Terrier.Reader\": \"reader\"}: what the claim says, and our role");
    roles = arena_array(reading->arena, json_object_size(value), sizeof *roles);
    json_object_foreach(value, name, role) {
        struct role_mapping *mapping = &roles[out->role_count++];
        mapping->value = arena_text(reading->arena, name);
        if (role_wanted(json_string_value(role), &mapping->role, reading->err) != STATUS_OK)
            return error_context(reading->err, "%s: %s.roles, `%.60s`", reading->file, reading->where, name);
    }
    out->roles = roles;
    json_object_del(object, "roles");
    return STATUS_OK;
}

static enum status take_algorithms(const struct reading *reading, json_t *object,
                                   struct provider_config *out) {
    json_t *value = json_object_get(object, "algorithms"), *one;
    size_t i;

    out->algorithms = 1u << ALGORITHM_RS256;
    if (value == NULL) return STATUS_OK;
    out->algorithms = 0;
    json_array_foreach(value, i, one) {
        enum algorithm algorithm =
            json_is_string(one) ? algorithm_parse(json_string_value(one)) : ALGORITHM_COUNT;
        if (algorithm == ALGORITHM_COUNT) out->algorithms = 0;
        if (algorithm == ALGORITHM_COUNT) break;
        out->algorithms |= 1u << algorithm;
    }
    if (out->algorithms == 0)
        return wrong(reading, "algorithms", "is to be an array of RS256, PS256 or ES256");
    json_object_del(object, "algorithms");
    return STATUS_OK;
}

static enum status take_texts(const struct reading *reading, json_t *object, struct provider_config *out) {
    const struct {
        const char *member;
        const char **to;
    } texts[] = {{"client_id", &out->client_id},   {"client_secret_file", &out->client_secret_file},
                 {"scope", &out->scope},           {"label", &out->label},
                 {"name_claim", &out->name_claim}, {"certificates_file", &out->certificates_file},
                 {"audience", &out->audience}};
    enum status status = take_address(reading, object, "issuer", &out->issuer);

    if (status == STATUS_OK) status = take_address(reading, object, "redirect", &out->redirect);
    for (size_t i = 0; status == STATUS_OK && i < sizeof texts / sizeof *texts; i++)
        status = take_text(reading, object, texts[i].member, texts[i].to);
    return status;
}

static enum status read_provider(const struct reading *reading, json_t *object, struct provider_config *out) {
    enum status status;

    *out = (struct provider_config){
        .scope = "openid profile email", .label = "Sign in", .skew_seconds = SKEW_DEFAULT};
    status = take_texts(reading, object, out);
    if (status == STATUS_OK) status = take_role_claim(reading, object, out);
    if (status == STATUS_OK) status = take_roles(reading, object, out);
    if (status == STATUS_OK) status = take_algorithms(reading, object, out);
    if (status == STATUS_OK)
        status = take_number(reading, object, "skew_seconds", 0, SKEW_MOST, &out->skew_seconds);
    if (status == STATUS_OK) status = nothing_left(reading, object);
    if (status != STATUS_OK) return status;
    if (out->issuer == NULL)
        return wrong(reading, "issuer", "is missing: the provider's address, as its tokens say it");
    if (out->client_id == NULL)
        return wrong(reading, "client_id", "is missing: what the provider calls this service");
    if (out->redirect == NULL)
        return wrong(reading, "redirect",
                     "is missing: this service's address with /sign-in/callback behind it");
    if (strstr(out->scope, "openid") == NULL) return wrong(reading, "scope", "is to have `openid` in it");
    return STATUS_OK;
}

/* --- the whole --- */

static enum status read_parts(struct sign_in_config *out, const char *name, json_t *root, struct error *err) {
    struct reading whole = {out->arena, name, "the file", err};
    struct reading provider = {out->arena, name, "provider", err};
    struct reading session = {out->arena, name, "session", err};
    json_t *part = json_object_get(root, "provider");
    enum status status = STATUS_OK;

    if (part) {
        if (!json_is_object(part)) return wrong(&whole, "provider", "is to be an object");
        status = read_provider(&provider, part, &out->provider);
        out->has_provider = true;
        json_object_del(root, "provider");
    }
    part = json_object_get(root, "session");
    if (status == STATUS_OK && part) {
        if (!json_is_object(part)) return wrong(&whole, "session", "is to be an object");
        status = take_number(&session, part, "hours", 1, SESSION_HOURS_MOST, &out->limits.hours);
        if (status == STATUS_OK)
            status = take_number(&session, part, "idle_minutes", 5, SESSION_HOURS_MOST * 60,
                                 &out->limits.idle_minutes);
        if (status == STATUS_OK) status = nothing_left(&session, part);
        json_object_del(root, "session");
    }
    return status == STATUS_OK ? nothing_left(&whole, root) : status;
}

enum status sign_in_config_parse(struct sign_in_config *out, const char *name, const char *json,
                                 size_t length, struct error *err) {
    json_error_t fault;
    json_t *root = json_loadb(json, length, JSON_REJECT_DUPLICATES, &fault);
    enum status status;

    *out = (struct sign_in_config){.arena = arena_new(), .limits = SESSION_LIMITS};
    if (root == NULL)
        return error_set(err, STATUS_INVALID, "%s is not JSON: line %d, column %d: %s", name, fault.line,
                         fault.column, fault.text);
    if (json_is_object(root))
        status = read_parts(out, name, root, err);
    else
        status = error_set(err, STATUS_INVALID, "%s is to be a JSON object: see docs/sign-in.md", name);
    json_decref(root);
    return status;
}

void sign_in_config_free(struct sign_in_config *config) {
    arena_free(config->arena);
    *config = (struct sign_in_config){0};
}
