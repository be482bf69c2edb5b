/* Proposals, decisions, exceptions and actions. */
#include "engine/report/making.h"
#include "sql/embedded.h"

enum { SHOWN = 20 };

static const struct report_column states[] = {
    {"state", "State", REPORT_TEXT},
    {"proposals", "Proposals", REPORT_COUNT},
    {"lacking", "Of them lack something for the next step", REPORT_COUNT},
    {"value", "Value where known", REPORT_POUNDS},
    {"value_unknown", "Value not known", REPORT_COUNT},
    {"oldest", "Oldest, proposed on", REPORT_TEXT},
};

static const struct report_column open[] = {
    {"proposal", "No.", REPORT_COUNT},     {"asset", "Reference", REPORT_TEXT},
    {"asset_name", "Asset", REPORT_TEXT},  {"kind", "Kind", REPORT_TEXT},
    {"name", "Proposal", REPORT_TEXT},     {"state", "State", REPORT_TEXT},
    {"value_gbp", "Value", REPORT_POUNDS}, {"decided_at", "For whom to decide", REPORT_TEXT},
    {"lacks", "Still needs", REPORT_TEXT},
};

static const struct report_column decisions[] = {
    {"decided_on", "Day", REPORT_TEXT},
    {"reference", "Reference", REPORT_TEXT},
    {"asset_name", "Asset", REPORT_TEXT},
    {"name", "Proposal", REPORT_TEXT},
    {"outcome", "Outcome", REPORT_TEXT},
    {"decided_by", "Decided by", REPORT_TEXT},
    {"decision_reference", "Decision", REPORT_TEXT},
    {"reason", "Reason", REPORT_TEXT},
};

static const struct report_column exceptions[] = {
    {"event", "What", REPORT_TEXT},       {"asset", "Reference", REPORT_TEXT},
    {"asset_name", "Asset", REPORT_TEXT}, {"on", "When", REPORT_TEXT},
    {"basis", "Basis", REPORT_TEXT},      {"recorded_by", "Recorded by", REPORT_TEXT},
    {"recorded_on", "On", REPORT_TEXT},   {"import", "Import", REPORT_COUNT},
};

static const struct report_column actions[] = {
    {"action", "No.", REPORT_COUNT},
    {"title", "Action", REPORT_TEXT},
    {"commitment", "Commitment", REPORT_TEXT},
    {"owner", "Owner", REPORT_TEXT},
    {"due_on", "Due", REPORT_TEXT},
    {"quarter", "Quarter", REPORT_TEXT},
    {"rating_before", "Last", REPORT_TEXT},
    {"rating", "Present", REPORT_TEXT},
    {"direction", "Direction", REPORT_TEXT},
    {"comment", "Comment", REPORT_TEXT},
};

static enum status add_proposals(struct making *making, struct error *err) {
    enum status status =
        making_ask(making,
                   (struct report_table){
                       .sheet = "Proposals by state",
                       .title = "Proposals by state",
                       .about = "How far proposals for assets have come on their way to a decision.",
                       .none = "No proposal has been made. `terrier propose REFERENCE --kind sell ...` "
                               "makes one.",
                       COLUMNS(states)},
                   sql_report_proposals, BIND_NONE, NULL, err);

    if (status == STATUS_OK)
        status = making_ask(making,
                            (struct report_table){.sheet = "Proposals open",
                                                  .title = "Open proposals",
                                                  .about = "Those on the way, the newest first, with what "
                                                           "each still needs before its next step.",
                                                  .none = "None is open.",
                                                  .shown = SHOWN,
                                                  COLUMNS(open)},
                            sql_proposals_list, BIND(NULL, NULL, NULL, NULL), NULL, err);
    return status;
}

enum status section_governance(struct making *making, struct error *err) {
    struct report *report = making->report;
    const char *since = making->asked->since;
    enum status status;

    making->section->about =
        "The group advises; Executive members, or senior officers in consultation with them, decide. A "
        "disposal stands on such a decision, or is on the list of exceptions.";
    status = add_proposals(making, err);
    if (status == STATUS_OK)
        status = making_ask(
            making,
            (struct report_table){.sheet = "Decisions",
                                  .title = arena_format(report->arena, "Decisions since %s", since),
                                  .about = "What was decided on proposals, the latest first.",
                                  .none = "None was recorded. `terrier proposals --decisions` lists earlier "
                                          "ones; `terrier report --since "
                                          "DAY` goes back further.",
                                  COLUMNS(decisions)},
            sql_report_decisions, BIND(since), NULL, err);
    if (status == STATUS_OK)
        status = making_ask(making,
                            (struct report_table){
                                .sheet = "Exceptions",
                                .title = "Exceptions for audit",
                                .about = "Assets disposed of without a decision of this council, on what "
                                         "basis, assets acquired without one since vesting day, and who "
                                         "recorded it.",
                                .none = "There is none: every disposal and acquisition stands on a decision.",
                                .shown = SHOWN,
                                COLUMNS(exceptions)},
                            sql_decision_exceptions_shown, BIND(NULL), NULL, err);
    if (status == STATUS_OK)
        status = making_ask(
            making,
            (struct report_table){
                .sheet = "Actions",
                .title = "Actions of the group",
                .about = "Each open action with its newest rating, and its "
                         "direction against the quarter before.",
                .none = "No action is open. `terrier actions add --title TEXT --owner POST` raises one.",
                COLUMNS(actions)},
            sql_actions_list, BIND("false", NULL), NULL, err);
    return status;
}
