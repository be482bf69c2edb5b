/* `terrier import undo`: a form of the command import, in a file of its own. */
#ifndef TERRIER_CLI_IMPORT_UNDO_H
#define TERRIER_CLI_IMPORT_UNDO_H

#include "tools/cli/cli.h"

enum status import_undo(struct cli *cli, struct error *err);

#endif
