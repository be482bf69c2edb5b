#include "engine/register/edit.h"

#include "engine/base/text.h"
#include "engine/register/inside.h"
#include "sql/embedded.h"

/* The first columns of edit_asset.sql, release_fields.sql and source_set.sql. */
enum { OUTCOME, FIELD, SENTENCE, VERSION };

struct meaning {
    const char *word;
    enum register_outcome outcome;
    enum status status;
};

static const struct meaning meanings[] = {
    {"changed", REGISTER_CHANGED, STATUS_OK},      {"same", REGISTER_SAME, STATUS_OK},
    {"stale", REGISTER_STALE, STATUS_CONFLICT},    {"invalid", REGISTER_INVALID, STATUS_INVALID},
    {"refused", REGISTER_REFUSED, STATUS_REFUSED}, {"missing", REGISTER_MISSING, STATUS_NOT_FOUND}};

static const struct meaning *meaning_of(const char *word) {
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (text_equal(meanings[i].word, word)) return &meanings[i];
    return NULL;
}

static enum status say(const struct meaning *meaning, const char *kind, const char *name,
                       const char *sentence, struct error *err) {
    if (meaning->outcome == REGISTER_MISSING)
        return error_set(err, meaning->status, "there is no %s `%.100s`", kind, name);
    if (meaning->outcome == REGISTER_STALE)
        return error_set(err, meaning->status,
                         "%s has changed since it was read: %s. Read it again, then make the edit again",
                         name, sentence);
    return error_set(err, meaning->status, "%s", sentence);
}

enum status register_answer(struct register_edited *edited, struct arena *arena, const struct rows *rows,
                            const char *kind, const char *name, struct error *err) {
    const char *word = rows_count(rows) == 0 ? "missing" : rows_text(rows, 0, OUTCOME);
    const struct meaning *meaning = meaning_of(word);

    if (meaning == NULL) return error_set(err, STATUS_INTERNAL, "an edit had the outcome `%s`", word);
    edited->outcome = meaning->outcome;
    if (rows_count(rows) > 0) {
        edited->version = arena_text(arena, rows_text(rows, 0, VERSION));
        edited->field = arena_text(arena, rows_text(rows, 0, FIELD));
    }
    if (meaning->status == STATUS_OK) return STATUS_OK;
    return say(meaning, kind, name, rows_count(rows) > 0 ? rows_text(rows, 0, SENTENCE) : NULL, err);
}

enum status register_edit(struct store *db, struct arena *arena, const struct register_edit *edit,
                          struct register_edited *edited, struct error *err) {
    struct rows *rows = NULL;
    enum status status;

    *edited = (struct register_edited){.outcome = REGISTER_FAILED};
    status = store_query(db, sql_edit_asset,
                         BIND(edit->reference, edit->version, edit->fields, edit->actor, edit->reason),
                         STORE_ONE, &rows, err);
    if (status == STATUS_OK) status = register_answer(edited, arena, rows, "asset", edit->reference, err);
    rows_free(rows);
    return status;
}

enum status register_release(struct store *db, struct arena *arena, const struct register_edit *edit,
                             struct register_edited *edited, struct error *err) {
    struct rows *rows = NULL;
    enum status status;

    *edited = (struct register_edited){.outcome = REGISTER_FAILED};
    status =
        store_query(db, sql_release_fields, BIND(edit->reference, edit->fields, edit->actor, edit->reason),
                    STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK) status = register_answer(edited, arena, rows, "asset", edit->reference, err);
    rows_free(rows);
    return status;
}
