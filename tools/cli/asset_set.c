/* terrier asset REF --set FIELD=VALUE: an edit by hand, with the checks and the history of PATCH
 * /api/assets/REF. */
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/register/edit.h"
#include "engine/register/fields.h"
#include "engine/register/patch.h"
#include "tools/cli/asset_parts.h"

static enum status unknown_field(const char *setting, size_t length, struct error *err) {
    struct text names = TEXT_EMPTY;
    for (const struct register_field *field = register_fields; field->name; field++)
        text_format(&names, "%s%s%s%s", names.length ? ", " : "", field->group ? field->group : "",
                    field->group ? "." : "", field->name);
    error_set(err, STATUS_INVALID, "--set takes FIELD=VALUE, not `%.*s`; the fields are %s", (int)length,
              setting, text_string(&names));
    text_free(&names);
    return STATUS_INVALID;
}

/* The field of "holding.status=vacant", and where its value begins. */
static enum status find(struct arena *arena, const char *setting, const struct register_field **field,
                        const char **value, struct error *err) {
    const char *equals = strchr(setting, '=');
    if (equals == NULL) return unknown_field(setting, strnlen(setting, 60), err);
    char *name = arena_format(arena, "%.*s", (int)(equals - setting), setting), *dot = strchr(name, '.');
    if (dot) *dot = '\0';
    *field = register_field_find(dot ? name : NULL, dot ? dot + 1 : name);
    *value = equals + 1;
    return *field ? STATUS_OK : unknown_field(setting, (size_t)(equals - setting), err);
}

static enum status add_amount(struct json *json, const struct register_field *field, const char *value,
                              struct error *err) {
    int64_t whole;
    double amount;

    if (field->type == REGISTER_INTEGER) {
        if (!number_parse_integer(value, &whole))
            return error_set(err, STATUS_INVALID, "`%s` is a whole number or unknown, not `%.60s`",
                             field->name, value);
        json_integer(json, whole);
        return STATUS_OK;
    }
    if (!number_parse(value, &amount))
        return error_set(err, STATUS_INVALID, "`%s` is a number or unknown, not `%.60s`", field->name, value);
    json_number(json, amount);
    return STATUS_OK;
}

/* JSON would only say that a name is there twice. */
static enum status once(const struct asset_settings *settings, size_t at, struct error *err) {
    size_t length = strcspn(settings->given[at], "=") + 1;

    for (size_t i = 0; i < at; i++)
        if (strncmp(settings->given[i], settings->given[at], length) == 0)
            return error_set(err, STATUS_INVALID, "`%.*s` is set twice: give it once", (int)length - 1,
                             settings->given[at]);
    return STATUS_OK;
}

static enum status add(struct json *json, const struct register_field *field, const char *value,
                       struct error *err) {
    bool yes = text_equal(value, "yes") || text_equal(value, "true");

    json_name(json, field->name);
    if (text_equal(value, "unknown")) {
        json_null(json);
    } else if (field->type == REGISTER_BOOLEAN) {
        if (!yes && !text_equal(value, "no") && !text_equal(value, "false"))
            return error_set(err, STATUS_INVALID, "`%s` is yes, no or unknown, not `%.60s`", field->name,
                             value);
        json_boolean(json, yes);
    } else if (field->type == REGISTER_INTEGER || field->type == REGISTER_DECIMAL) {
        return add_amount(json, field, value, err);
    } else {
        json_text(json, value);
    }
    return STATUS_OK;
}

/* The settings of one group; NULL: of the record itself. */
static enum status add_group(struct json *json, struct arena *arena, const struct asset_settings *settings,
                             const char *group, struct error *err) {
    bool open = false;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < settings->count && status == STATUS_OK; i++) {
        const struct register_field *field = NULL;
        const char *value = NULL;
        status = find(arena, settings->given[i], &field, &value, err);
        if (status == STATUS_OK) status = once(settings, i, err);
        if (status != STATUS_OK || !text_equal(field->group, group)) continue;
        if (group && !open) {
            json_name(json, group);
            json_object(json);
            open = true;
        }
        status = add(json, field, value, err);
    }
    if (open) json_end(json);
    return status;
}

static enum status read_settings(struct register_patch *patch, const struct cli *cli, struct arena *arena,
                                 const struct asset_settings *settings, struct error *err) {
    struct text body = TEXT_EMPTY, proj = TEXT_EMPTY;
    struct json json = json_writer(&body);
    struct register_fault fault;
    enum status status = STATUS_OK;

    json_object(&json);
    status = add_group(&json, arena, settings, NULL, err);
    for (const char *const *group = register_groups; *group && status == STATUS_OK; group++)
        status = add_group(&json, arena, settings, *group, err);
    if (status == STATUS_OK) {
        json_text_member(&json, "reason", settings->reason);
        json_end(&json);
        text_format(&proj, "%s/proj", cli->data_directory);
        status = register_patch_read(patch, arena, text_string(&body), body.length, text_string(&proj),
                                     &fault, err);
    }
    text_free(&proj);
    text_free(&body);
    return status;
}

struct setting {
    struct register_edit edit;
    struct arena *arena;
    struct register_edited edited;
};

static enum status work(struct store *db, void *context, struct error *err) {
    struct setting *setting = context;
    return register_edit(db, setting->arena, &setting->edit, &setting->edited, err);
}

enum status asset_set(const struct cli *cli, struct store *db, const char *reference,
                      const struct asset_settings *settings, struct error *err) {
    struct setting setting = {.edit = {.reference = reference, .reason = settings->reason},
                              .arena = arena_new()};
    struct register_patch patch = {0};
    enum status status = read_settings(&patch, cli, setting.arena, settings, err);

    setting.edit.fields = patch.fields;
    if (status == STATUS_OK)
        status =
            store_transaction(db, (struct store_intent){NULL, settings->reason, false}, work, &setting, err);
    if (status == STATUS_OK)
        output_items(
            cli->format,
            (const struct output_item[]){
                {"asset", reference},
                {"outcome", setting.edited.outcome == REGISTER_SAME ? "it was so already" : "changed"},
                {"version", setting.edited.version}},
            3);
    arena_free(setting.arena);
    return status;
}
