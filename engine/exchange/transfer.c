#include "engine/exchange/transfer.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/json.h"
#include "engine/base/text.h"
#include "engine/exchange/whole_file.h"
#include "engine/exchange/whole_folder.h"
#include "engine/register/outcome.h"
#include "sql/embedded.h"

/* Columns of keeping_package.sql. */
enum { FILE_NAME, CONTENT, ROW_COUNT, SHA256 };

#define BAG         "bagit.txt"
#define DECLARATION "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
#define MANIFEST    "manifest-sha256.txt"

struct transfer {
    const char *path, *reference, *reason;
    struct whole_folder *folder;
    int64_t certificate;
};

static enum status write_file(struct whole_folder *folder, const char *name, const char *content,
                              struct error *err) {
    char *path = whole_folder_file(folder, name);
    enum status status = whole_file_write(path, content, strlen(content), err);

    free(path);
    return status;
}

static enum status write_files(struct transfer *transfer, const struct rows *package, struct text *manifest,
                               struct text *counts, struct error *err) {
    struct json json = json_writer(counts);
    enum status status = STATUS_OK;

    json_object(&json);
    for (size_t i = 0; i < rows_count(package) && status == STATUS_OK; i++) {
        const char *name = rows_text(package, i, FILE_NAME);
        struct text path = TEXT_EMPTY;
        text_format(&path, "data/%s", name);
        text_format(manifest, "%s  %s\n", rows_text(package, i, SHA256), text_string(&path));
        json_integer_member(&json, name, rows_integer(package, i, ROW_COUNT));
        status = write_file(transfer->folder, text_string(&path), rows_text(package, i, CONTENT), err);
        text_free(&path);
    }
    json_end(&json);
    if (status == STATUS_OK) status = write_file(transfer->folder, BAG, DECLARATION, err);
    if (status == STATUS_OK) status = write_file(transfer->folder, MANIFEST, text_string(manifest), err);
    return status;
}

static enum status certify(struct transfer *transfer, struct store *db, const char *manifest,
                           const char *counts, struct error *err) {
    struct rows *digest = NULL;
    enum status status = store_query(db, sql_text_sha256, BIND(manifest), STORE_ONE, &digest, err);

    if (status == STATUS_OK)
        status = register_act(db, sql_keeping_transfer,
                              BIND(transfer->reference, transfer->path, rows_text(digest, 0, 0), counts, NULL,
                                   transfer->reason),
                              &transfer->certificate, err);
    rows_free(digest);
    return status;
}

/* The folder takes its name within the transaction that certifies it. */
static enum status work(struct store *db, void *context, struct error *err) {
    struct transfer *transfer = context;
    struct text manifest = TEXT_EMPTY, counts = TEXT_EMPTY;
    struct rows *package = NULL;
    enum status status =
        store_query(db, sql_keeping_package, BIND(transfer->reference), STORE_MANY, &package, err);

    if (status == STATUS_OK && rows_count(package) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no asset %.60s", transfer->reference);
    if (status == STATUS_OK) status = whole_folder_open(&transfer->folder, transfer->path, err);
    if (status == STATUS_OK) status = write_files(transfer, package, &manifest, &counts, err);
    if (status == STATUS_OK)
        status = certify(transfer, db, text_string(&manifest), text_string(&counts), err);
    if (status == STATUS_OK) status = whole_folder_name(transfer->folder, err);
    if (status != STATUS_OK && transfer->folder != NULL) {
        whole_folder_undo(transfer->folder);
        whole_folder_free(transfer->folder);
        transfer->folder = NULL;
    }
    rows_free(package);
    text_free(&manifest);
    text_free(&counts);
    return status;
}

enum status transfer_write(const char *folder, const char *reference, const char *reason, struct store *db,
                           int64_t *certificate, struct error *err) {
    struct transfer transfer = {.path = folder, .reference = reference, .reason = reason};
    enum status status = store_transaction(
        db, (struct store_intent){NULL, "record handed on for preservation", false}, work, &transfer, err);

    if (status != STATUS_OK && transfer.folder != NULL) whole_folder_undo(transfer.folder);
    whole_folder_free(transfer.folder);
    *certificate = transfer.certificate;
    return status;
}
