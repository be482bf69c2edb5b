/* A publication in the database, and its files out of it again. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/exchange/publication_inside.h"
#include "sql/embedded.h"

#define PIECE_BYTES 1048576

/* --- into it --- */

static void add_hexadecimal(struct text *out, const unsigned char *bytes, size_t length) {
    static const char digits[] = "0123456789abcdef";
    char pair[2];

    for (size_t i = 0; i < length; i++) {
        pair[0] = digits[bytes[i] >> 4];
        pair[1] = digits[bytes[i] & 15];
        text_add_bytes(out, pair, 2);
    }
}

static enum status read_file(struct text *out, const char *path, struct error *err) {
    unsigned char buffer[65536];
    size_t got;
    FILE *file = fopen(path, "rb");

    if (file == NULL) return error_set(err, STATUS_IO, "%s cannot be read: %s", path, strerror(errno));
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0)
        add_hexadecimal(out, buffer, got);
    bool failed = ferror(file) != 0;
    fclose(file);
    return failed ? error_set(err, STATUS_IO, "%s cannot be read", path) : STATUS_OK;
}

static enum status keep_file(struct making *making, struct store *db, const char *publication, size_t at,
                             struct error *err) {
    const struct publication_kind *kind = &publication_kinds[at];
    char *path = whole_folder_file(making->folder, kind->name);
    struct text content = TEXT_EMPTY;
    char place[24];
    enum status status = read_file(&content, path, err);

    if (status == STATUS_OK)
        status = store_run(db, sql_publish_keep_file,
                           BIND(publication, kind->name, bind_integer(place, (int64_t)at + 1), kind->title,
                                kind->media_type, text_string(&content)),
                           err);
    text_free(&content);
    free(path);
    return status;
}

static enum status keep(struct store *db, void *context, struct error *err) {
    struct making *making = context;
    char faults[24], warnings[24], publication[24];
    struct rows *made = NULL;
    enum status status = store_query(
        db, sql_publish_keep,
        BIND(making->what->draft ? "true" : "false", making_value(making, "as_at"),
             making_value(making, "made_on"), making->what->actor, making_value(making, "incarnation"),
             making_value(making, "revision"), making_value(making, "known_at"),
             making_value(making, "rules_edition"), making->what->version, making_value(making, "row_count"),
             making_value(making, "vacant_count"), making_value(making, "unlocated_count"),
             making_value(making, "licence_withheld_count"), making_value(making, "left_out_count"),
             bind_integer(faults, making->check.fault_count),
             bind_integer(warnings, making->check.warning_count), making_value(making, "licence_title")),
        STORE_ONE, &made, err);

    if (status == STATUS_OK) making->report->id = rows_integer(made, 0, 0);
    rows_free(made);
    bind_integer(publication, making->report->id);
    for (size_t i = 0; status == STATUS_OK && i < PUBLICATION_FILES; i++)
        status = keep_file(making, db, publication, i, err);
    /* Last, so that a folder has its name only when the database has the publication, or is about to. */
    if (status == STATUS_OK && making->what->keep_folder) status = whole_folder_name(making->folder, err);
    return status;
}

enum status publication_keep(struct making *making, struct store *db, struct error *err) {
    return store_transaction(db, (struct store_intent){.reason = "publication"}, keep, making, err);
}

/* --- out of it --- */

static unsigned char digit(char c) {
    return (unsigned char)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static void take_hexadecimal(struct text *out, const char *digits) {
    text_clear(out);
    for (; digits[0] && digits[1]; digits += 2)
        text_add_char(out, (char)(digit(digits[0]) << 4 | digit(digits[1])));
}

enum status publication_read(struct store *db, const char *publication, const char *name, store_sink sink,
                             void *context, struct error *err) {
    struct text piece = TEXT_EMPTY;
    char from[24], most[24];
    bool more = true;
    enum status status = STATUS_OK;

    bind_integer(most, PIECE_BYTES);
    for (int64_t at = 1; more && status == STATUS_OK; at += PIECE_BYTES) {
        struct rows *rows = NULL;
        status =
            store_query(db, sql_publish_file_piece, BIND(publication, name, bind_integer(from, at), most),
                        STORE_MAYBE_ONE, &rows, err);
        if (status == STATUS_OK && rows_count(rows) == 0)
            status =
                error_set(err, STATUS_NOT_FOUND, "publication %s has no file `%.100s`", publication, name);
        if (status == STATUS_OK) {
            take_hexadecimal(&piece, rows_text(rows, 0, 0));
            status = sink(context, text_string(&piece), piece.length, err);
            more = piece.length == PIECE_BYTES;
        }
        rows_free(rows);
    }
    text_free(&piece);
    return status;
}
