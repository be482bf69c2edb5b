#include "engine/register/commentary.h"

#include <jansson.h>
#include <stdlib.h>

#include "engine/register/outcome.h"
#include "sql/embedded.h"

enum status commentary_say(struct store *db, const struct commentary *what, int64_t *version,
                           struct error *err) {
    return register_act(db, sql_commentary_say, BIND(what->of, what->fields, what->actor), version, err);
}

enum status commentary_body(const char **fields, struct arena *arena, const char *body, size_t length,
                            struct error *err) {
    json_error_t fault;
    json_t *object = json_loadb(body ? body : "", length, JSON_REJECT_DUPLICATES, &fault);
    char *text = json_is_object(object) ? json_dumps(object, JSON_COMPACT) : NULL;

    json_decref(object);
    if (text == NULL)
        return error_set(err, STATUS_INVALID,
                         "the body is a JSON object: {\"comment\": \"...\", \"by\": \"Head of Property\"}");
    *fields = arena_text(arena, text);
    free(text);
    return STATUS_OK;
}
