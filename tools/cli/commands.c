/* The table of commands, in the order of work: one row for each file. */
#include <stddef.h>

#include "tools/cli/cli.h"

extern const struct command command_up;
extern const struct command command_import;
extern const struct command command_profiles;
extern const struct command command_sources;
extern const struct command command_assets;
extern const struct command command_asset;
extern const struct command command_match;
extern const struct command command_designations;
extern const struct command command_merge;
extern const struct command command_split;
extern const struct command command_evaluate;
extern const struct command command_explain;
extern const struct command command_facts;
extern const struct command command_sensitivity;
extern const struct command command_options;
extern const struct command command_plan;
extern const struct command command_scenario;
extern const struct command command_summary;
extern const struct command command_backlog;
extern const struct command command_report;
extern const struct command command_export;
extern const struct command command_reconcile;
extern const struct command command_publish;
extern const struct command command_runs;
extern const struct command command_commitments;
extern const struct command command_direction;
extern const struct command command_brownfield;
extern const struct command command_carbon;
extern const struct command command_criteria;
extern const struct command command_propose;
extern const struct command command_proposals;
extern const struct command command_decide;
extern const struct command command_policies;
extern const struct command command_actions;
extern const struct command command_partners;
extern const struct command command_serve;
extern const struct command command_dictionary;
extern const struct command command_method;
extern const struct command command_routes;
extern const struct command command_quality;
extern const struct command command_audit;
extern const struct command command_records;
extern const struct command command_erase;
extern const struct command command_keys;
extern const struct command command_sign_in_link;
extern const struct command command_sessions;
extern const struct command command_status;
extern const struct command command_migrate;
extern const struct command command_backup;
extern const struct command command_restore;
extern const struct command command_down;

/* clang-format off */
const struct command *const commands[] = {
    &command_up,
    &command_import,
    &command_profiles,
    &command_sources,
    &command_assets,
    &command_asset,
    &command_match,
    &command_designations,
    &command_merge,
    &command_split,
    &command_evaluate,
    &command_explain,
    &command_facts,
    &command_sensitivity,
    &command_options,
    &command_plan,
    &command_scenario,
    &command_summary,
    &command_backlog,
    &command_report,
    &command_export,
    &command_reconcile,
    &command_publish,
    &command_runs,
    &command_commitments,
    &command_direction,
    &command_carbon,
    &command_criteria,
    &command_propose,
    &command_proposals,
    &command_decide,
    &command_policies,
    &command_actions,
    &command_partners,
    &command_brownfield,
    &command_serve,
    &command_method,
    &command_dictionary,
    &command_routes,
    &command_quality,
    &command_audit,
    &command_records,
    &command_erase,
    &command_keys,
    &command_sign_in_link,
    &command_sessions,
    &command_status,
    &command_migrate,
    &command_backup,
    &command_restore,
    &command_down,
    NULL,
};
/* clang-format on */
