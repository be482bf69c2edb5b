/* terrier publish list, fetch */
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/format.h"
#include "engine/exchange/publication.h"
#include "engine/exchange/whole_file.h"
#include "engine/exchange/whole_folder.h"
#include "sql/embedded.h"
#include "tools/cli/publish_parts.h"

enum status publish_list(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_publish_list, BIND(NULL, NULL), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none("nothing was published yet; `terrier publish transparency --to FOLDER` does");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

static enum status add_to_file(void *context, const void *bytes, size_t length, struct error *err) {
    return whole_file_add(context, bytes, length, err);
}

static enum status fetch_file(struct store *db, const char *publication, const char *name,
                              struct whole_folder *folder, struct error *err) {
    struct whole_file *file = NULL;
    char *path = whole_folder_file(folder, name);
    enum status status = whole_file_open(&file, path, err);

    free(path);
    if (status != STATUS_OK) return status;
    status = publication_read(db, publication, name, add_to_file, file, err);
    if (status == STATUS_OK) return whole_file_finish(file, err);
    whole_file_abandon(file);
    return status;
}

static enum status fetch(struct store *db, const char *publication, const char *path, struct rows **files,
                         struct error *err) {
    struct whole_folder *folder = NULL;
    enum status status = store_query(db, sql_publish_files, BIND(publication, NULL), STORE_MANY, files, err);

    if (status == STATUS_OK && rows_count(*files) == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "there is no publication %s; `terrier publish list` lists them", publication);
    if (status == STATUS_OK) status = whole_folder_open(&folder, path, err);
    for (size_t i = 0; status == STATUS_OK && i < rows_count(*files); i++)
        status = fetch_file(db, publication, rows_text(*files, i, 0), folder, err);
    if (status == STATUS_OK) status = whole_folder_name(folder, err);
    if (status != STATUS_OK && folder) whole_folder_undo(folder);
    whole_folder_free(folder);
    return status;
}

enum status publish_fetch(struct cli *cli, struct error *err) {
    const char *publication = NULL, *folder = NULL;
    struct store *db = NULL;
    struct rows *files = NULL;
    int64_t number;
    enum status status = cli_option(cli, "--to", &folder, err);

    if (status == STATUS_OK) status = cli_operand(cli, "the number of a publication", &publication, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && (!number_parse_integer(publication, &number) || number < 1))
        status = error_set(err, STATUS_INVALID,
                           "%.40s is not the number of a publication; `terrier publish list` lists them",
                           publication);
    if (status == STATUS_OK && folder == NULL)
        status = error_set(err, STATUS_INVALID, "`terrier publish fetch` needs --to FOLDER");
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = fetch(db, publication, folder, &files, err);
    if (status == STATUS_OK && cli->format != OUTPUT_TABLE) output_rows(cli->format, files);
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE)
        printf("Publication %s: %zu files in %s.\n", publication, rows_count(files), folder);
    rows_free(files);
    store_close(db);
    return status;
}
