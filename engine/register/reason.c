#include "engine/register/reason.h"

#include <jansson.h>

#include "engine/base/text.h"

static enum status refuse(const struct register_text *texts, size_t count, struct error *err) {
    struct text names = TEXT_EMPTY;

    for (size_t i = 0; i < count; i++)
        text_format(&names, "%s\"%s\": \"...\"", i == 0 ? "" : ", ", texts[i].name);
    enum status status = error_set(err, STATUS_INVALID, "the body is {%s}, and no more", text_string(&names));
    text_free(&names);
    return status;
}

enum status register_texts_read(struct register_text *texts, size_t count, struct arena *arena,
                                const char *body, size_t length, struct error *err) {
    json_error_t fault;
    json_t *object = json_loadb(body ? body : "", length, JSON_REJECT_DUPLICATES, &fault);
    size_t known = 0;

    for (size_t i = 0; i < count; i++) {
        const json_t *member = json_object_get(object, texts[i].name);
        texts[i].value = arena_text(arena, json_string_value(member));
        known += member != NULL;
    }
    bool fits = json_is_object(object) && json_object_size(object) == known;
    json_decref(object);
    return fits ? STATUS_OK : refuse(texts, count, err);
}

enum status register_reason_read(const char **reason, struct arena *arena, const char *body, size_t length,
                                 struct error *err) {
    struct register_text text = {.name = "reason"};
    enum status status = register_texts_read(&text, 1, arena, body, length, err);

    *reason = text.value;
    if (status == STATUS_OK && *reason != NULL) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "say why: the body is {\"reason\": \"...\"}, and no more");
}
