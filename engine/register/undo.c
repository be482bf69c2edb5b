#include "engine/register/undo.h"

#include "engine/base/text.h"
#include "engine/register/outcome.h"
#include "sql/embedded.h"

/* Columns of undo_import_state.sql. */
enum { OUTCOME, SENTENCE };

static enum status state_of(struct undo_effects *out, struct store *db, struct arena *arena,
                            const char *batch, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_undo_import_state, BIND(batch), STORE_ONE, &rows, err);

    if (status != STATUS_OK) return status;
    if (text_equal(rows_text(rows, 0, OUTCOME), "missing"))
        status = error_set(err, STATUS_NOT_FOUND, "%s", rows_text(rows, 0, SENTENCE));
    else
        out->refusal = arena_text(arena, rows_text(rows, 0, SENTENCE));
    rows_free(rows);
    return status;
}

/* Why it is refused, of the sentences of undo_import_obstacles.sql; empty when nothing stands in the way. */
static void add_refusal(struct text *out, const char *batch, const struct rows *obstacles) {
    size_t count = rows_count(obstacles);
    size_t says = count == 0 ? 0 : (size_t)rows_find(obstacles, "says");

    if (count == 0) return;
    text_format(out, "import %s cannot be undone, and the register is as it was", batch);
    for (size_t i = 0; i < count && i < UNDO_OBSTACLES_TOLD; i++)
        text_format(out, "%s%s", i == 0 ? ": " : ". Also: ", rows_text(obstacles, i, says));
    if (count > UNDO_OBSTACLES_TOLD)
        text_format(out, ". And %zu more: `terrier import undo %s --preview` lists them, the newest first",
                    count - UNDO_OBSTACLES_TOLD, batch);
}

static void refuse_for(struct undo_effects *out, struct arena *arena, const char *batch) {
    struct text refusal = TEXT_EMPTY;

    add_refusal(&refusal, batch, out->obstacles);
    if (out->refusal == NULL && refusal.length > 0) out->refusal = arena_text(arena, text_string(&refusal));
    text_free(&refusal);
}

enum status undo_import_effects(struct undo_effects *out, struct store *db, struct arena *arena,
                                const char *batch, struct error *err) {
    enum status status;

    *out = (struct undo_effects){0};
    status = state_of(out, db, arena, batch, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_undo_import_effects, BIND(batch), STORE_MANY, &out->effects, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_undo_import_assets, BIND(batch, UNDO_ASSETS_SHOWN), STORE_MANY,
                             &out->assets, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_undo_import_obstacles, BIND(batch), STORE_MANY, &out->obstacles, err);
    if (status == STATUS_OK)
        refuse_for(out, arena, batch);
    else
        undo_effects_free(out);
    return status;
}

void undo_effects_free(struct undo_effects *effects) {
    rows_free(effects->effects);
    rows_free(effects->assets);
    rows_free(effects->obstacles);
    *effects = (struct undo_effects){0};
}

/* The same words as those who looked first were told. */
static void say_obstacles(struct store *db, const char *batch, struct error *err) {
    struct error other = {0};
    struct rows *obstacles = NULL;
    struct text refusal = TEXT_EMPTY;

    if (store_query(db, sql_undo_import_obstacles, BIND(batch), STORE_MANY, &obstacles, &other) == STATUS_OK)
        add_refusal(&refusal, batch, obstacles);
    if (refusal.length > 0) error_set(err, STATUS_CONFLICT, "%s", text_string(&refusal));
    text_free(&refusal);
    rows_free(obstacles);
}

enum status undo_import(struct store *db, const char *batch, const char *actor, const char *reason,
                        int64_t *rows, struct error *err) {
    enum status status = register_act(db, sql_undo_import, BIND(batch, actor, reason), rows, err);

    if (status == STATUS_CONFLICT) say_obstacles(db, batch, err);
    return status;
}
