#include "tools/cli/picture.h"

#include "engine/exchange/whole_file.h"

enum status picture_option(struct cli *cli, const char **path, struct error *err) {
    enum status status = cli_option(cli, "--svg", path, err);

    return status == STATUS_OK && *path != NULL ? whole_file_check(*path, err) : status;
}

enum status picture_write(const char *path, struct text *drawn, struct error *err) {
    enum status status = whole_file_write(path, text_string(drawn), drawn->length, err);

    text_free(drawn);
    return status;
}
