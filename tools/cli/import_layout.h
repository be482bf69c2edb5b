/* The layout of a file that is imported: corrections on the command line, and what is shown of it. */
#ifndef TERRIER_CLI_IMPORT_LAYOUT_H
#define TERRIER_CLI_IMPORT_LAYOUT_H

#include "importers/import.h"
#include "tools/cli/cli.h"

#define IMPORT_MAPS_MAX 256
#define IMPORT_SETS_MAX 32

struct import_layout {
    const char *maps[IMPORT_MAPS_MAX];
    const char *sets[IMPORT_SETS_MAX];
    const char *save; /* --save-profile, a name or the path of a file */
    char *save_name;  /* owned; the name in that file */
};

/* --map, --set, --accept, --scheme, --sheet, --header-row, --save-profile, --profile, --preview into the
 * request, which borrows. */
enum status import_layout_options(struct cli *cli, struct import_layout *layout,
                                  struct import_request *request, struct error *err);
void import_layout_free(struct import_layout *layout);

/* What a preview shows of columns and words, or an import of what was left aside. */
void import_layout_print(const struct import_report *report);

/* Writes the file of --save-profile, when it is one. */
enum status import_layout_save(const struct import_layout *layout, const struct import_report *report,
                               struct error *err);

#endif
