/* The parts of `terrier asset`. */
#ifndef TERRIER_CLI_ASSET_PARTS_H
#define TERRIER_CLI_ASSET_PARTS_H

#include "tools/cli/cli.h"

#define ASSET_SETTINGS_MOST 32

struct asset_settings {
    const char *given[ASSET_SETTINGS_MOST]; /* FIELD=VALUE; VALUE unknown empties it */
    size_t count;
    const char *reason;
};

/* Sets fields of an asset as it is now, all or none, and prints the outcome. STATUS_INVALID names the field
 * at fault and, where there is none of the name, those that there are. */
enum status asset_set(const struct cli *cli, struct store *db, const char *reference,
                      const struct asset_settings *settings, struct error *err);

#endif
