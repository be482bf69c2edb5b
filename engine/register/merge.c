#include "engine/register/merge.h"

#include "engine/base/text.h"
#include "sql/embedded.h"

/* Columns of edit_merge.sql, edit_split.sql, edit_match.sql and edit_designation.sql. */
enum { OUTCOME, FIELD, SENTENCE, REFERENCE, PARTS };

static const struct {
    const char *word;
    enum register_outcome outcome;
    enum status status;
} meanings[] = {{"changed", REGISTER_CHANGED, STATUS_OK},
                {"stale", REGISTER_STALE, STATUS_CONFLICT},
                {"refused", REGISTER_FAILED, STATUS_CONFLICT},
                {"invalid", REGISTER_INVALID, STATUS_INVALID},
                {"missing", REGISTER_MISSING, STATUS_NOT_FOUND}};

static enum status say(const struct rows *rows, const char *asked, struct register_merged *merged,
                       struct error *err) {
    const char *word = rows_text(rows, 0, OUTCOME), *sentence = rows_text(rows, 0, SENTENCE);

    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if (!text_equal(meanings[i].word, word)) continue;
        merged->outcome = meanings[i].outcome;
        if (merged->outcome == REGISTER_CHANGED) return STATUS_OK;
        if (sentence == NULL) return error_set(err, STATUS_NOT_FOUND, "there is no asset `%.60s`", asked);
        return error_set(err, meanings[i].status, "%s", sentence);
    }
    return error_set(err, STATUS_INTERNAL, "a merge had the outcome `%s`", word);
}

static enum status run(struct store *db, struct arena *arena, const char *sql, struct bind bind,
                       const char *asked, struct register_merged *merged, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql, bind, STORE_ONE, &rows, err);

    *merged = (struct register_merged){.outcome = REGISTER_FAILED};
    if (status != STATUS_OK) return status;
    merged->field = arena_text(arena, rows_text(rows, 0, FIELD));
    merged->reference = arena_text(arena, rows_text(rows, 0, REFERENCE));
    if (rows_columns(rows) > PARTS) merged->parts = arena_text(arena, rows_text(rows, 0, PARTS));
    status = say(rows, asked, merged, err);
    rows_free(rows);
    return status;
}

enum status register_merge(struct store *db, struct arena *arena, const char *reference, const char *version,
                           const char *into, const char *actor, const char *reason,
                           struct register_merged *merged, struct error *err) {
    return run(db, arena, sql_edit_merge, BIND(reference, version, into, actor, reason), reference, merged,
               err);
}

enum status register_split(struct store *db, struct arena *arena, const char *reference, const char *version,
                           const char *what, const char *actor, const char *reason,
                           struct register_merged *merged, struct error *err) {
    return run(db, arena, sql_edit_split, BIND(reference, version, what, actor, reason), reference, merged,
               err);
}

enum status register_match(struct store *db, struct arena *arena, const char *match, const char *decision,
                           const char *actor, const char *reason, struct register_merged *merged,
                           struct error *err) {
    return run(db, arena, sql_edit_match, BIND(match, decision, actor, reason), match, merged, err);
}

enum status register_designation(struct store *db, struct arena *arena, const char *candidate,
                                 const char *decision, const char *actor, const char *reason,
                                 struct register_merged *merged, struct error *err) {
    return run(db, arena, sql_edit_designation, BIND(candidate, decision, actor, reason), candidate, merged,
               err);
}
