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
    if (status != STATUS_OK) undo_effects_free(out);
    return status;
}

void undo_effects_free(struct undo_effects *effects) {
    rows_free(effects->effects);
    rows_free(effects->assets);
    rows_free(effects->obstacles);
    *effects = (struct undo_effects){0};
}

enum status undo_import(struct store *db, const char *batch, const char *actor, const char *reason,
                        int64_t *rows, struct error *err) {
    return register_act(db, sql_undo_import, BIND(batch, actor, reason), rows, err);
}
