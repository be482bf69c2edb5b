/* The table of commands: one row for each file. */
#include <stddef.h>

#include "tools/cli/cli.h"

extern const struct command command_up;
extern const struct command command_down;
extern const struct command command_status;
extern const struct command command_migrate;
extern const struct command command_import;
extern const struct command command_dictionary;
extern const struct command command_assets;
extern const struct command command_asset;
extern const struct command command_evaluate;
extern const struct command command_explain;
extern const struct command command_runs;
extern const struct command command_criteria;
extern const struct command command_summary;
extern const struct command command_report;
extern const struct command command_export;

/* clang-format off */
const struct command *const commands[] = {
    &command_up,
    &command_down,
    &command_status,
    &command_migrate,
    &command_import,
    &command_dictionary,
    &command_assets,
    &command_asset,
    &command_evaluate,
    &command_explain,
    &command_runs,
    &command_criteria,
    &command_summary,
    &command_report,
    &command_export,
    NULL,
};
/* clang-format on */
