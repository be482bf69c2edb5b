/* Which facts moved which asset since the run compared with. */
#include "engine/runs/inside.h"
#include "sql/embedded.h"

enum status keep_copied(struct store *db, const char *sql, struct text *bytes, struct error *err) {
    struct error ignored;
    enum status status = store_copy_in_begin(db, sql, err);

    if (status != STATUS_OK) return status;
    copy_binary_trailer(bytes);
    status = store_copy_in_bytes(db, bytes->data, bytes->length, err);
    if (status == STATUS_OK) return store_copy_in_end(db, NULL, NULL, err);
    store_copy_in_end(db, "the results could not be written", NULL, &ignored);
    return status;
}

enum status keep_moved(struct store *db, const struct kept *kept, struct error *err) {
    const struct portfolio *portfolio = kept->inputs->portfolio;
    struct text bytes = TEXT_EMPTY;

    if (kept->moved == NULL) return STATUS_OK;
    copy_binary_header(&bytes);
    for (size_t i = 0; i < kept->moved->count; i++) {
        const struct movement *movement = &kept->moved->items[i];
        copy_binary_row(&bytes, 5);
        copy_binary_int8(&bytes, kept->run_id);
        copy_binary_int8(&bytes, portfolio->assets[movement->row].asset_id);
        copy_binary_int4(&bytes, (int32_t)movement->objective + 1);
        copy_binary_text(&bytes,
                         movement->fact == MOVEMENT_KIND ? NULL : portfolio->fact_codes[movement->fact]);
        copy_binary_float8(&bytes, movement->effect);
    }
    enum status status = keep_copied(db, sql_run_copy_movement, &bytes, err);
    text_free(&bytes);
    return status;
}
