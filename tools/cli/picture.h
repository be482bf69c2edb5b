/* Pictures that commands write beside their tables: --svg FILE. */
#ifndef TERRIER_CLI_PICTURE_H
#define TERRIER_CLI_PICTURE_H

#include "tools/cli/cli.h"

/* Takes --svg; NULL where it is not given. A file that could not be written is refused now, not after the
 * work. */
enum status picture_option(struct cli *cli, const char **path, struct error *err);

/* Writes what was drawn (freed either way) to the file; a file of the name is replaced. */
enum status picture_write(const char *path, struct text *drawn, struct error *err);

#endif
