/* What could be done with the assets: what is recommended, and what is blocked. */
#include "engine/report/making.h"
#include "sql/embedded.h"

enum { SHOWN = 10 };

#define NONE "No published run has looked for options yet: `terrier evaluate` does."

static const struct report_column by_class[] = {
    {"class", "Class of asset", REPORT_TEXT},
    {"assets", "Assets", REPORT_COUNT},
    {"gaining", "Would gain by an option", REPORT_COUNT},
    {"most_often", "Most often", REPORT_TEXT},
    {"points", "Mean gain, points", REPORT_NUMBER},
    {"capital", "Capital, likely", REPORT_POUNDS},
    {"receipts", "Receipts, likely", REPORT_POUNDS},
    {"net_value", "Net present value", REPORT_POUNDS},
};

static const struct report_column best[] = {
    {"reference", "Reference", REPORT_TEXT},
    {"name", "Asset", REPORT_TEXT},
    {"option", "Option", REPORT_TEXT},
    {"points", "Gain, points", REPORT_NUMBER},
    {"capital_low", "Capital: low", REPORT_POUNDS},
    {"capital_likely", "Likely", REPORT_POUNDS},
    {"capital_high", "High", REPORT_POUNDS},
    {"receipt", "Receipt, likely", REPORT_POUNDS},
    {"net_value", "Net present value", REPORT_POUNDS},
    {"conditions", "On condition of", REPORT_TEXT},
};

static const struct report_column blocks[] = {
    {"obstacle", "What blocks", REPORT_TEXT},
    {"citation", "By", REPORT_TEXT},
    {"options", "Options blocked", REPORT_COUNT},
    {"assets", "Assets", REPORT_COUNT},
};

static const struct report_column blocked[] = {
    {"reference", "Reference", REPORT_TEXT},    {"name", "Asset", REPORT_TEXT},
    {"option", "Blocked option", REPORT_TEXT},  {"points", "Would gain, points", REPORT_NUMBER},
    {"instead", "Best instead", REPORT_TEXT},   {"instead_points", "Gains, points", REPORT_NUMBER},
    {"blocks", "Blocked because", REPORT_TEXT},
};

enum status section_options(struct making *making, struct error *err) {
    enum status status;

    making->section->about =
        "For each asset the feasible option with the greatest gain over the objectives, of equal ones the "
        "cheaper. This looks at each asset alone, as if there were money for all: the plan says what the "
        "money allows. None of it is a proposal or a decision.";
    status =
        making_ask(making,
                   (struct report_table){.sheet = "Options by class",
                                         .title = "By class of asset",
                                         .about = "How many assets of each class would gain by an option, "
                                                  "and what all of these would come to.",
                                         .none = NONE,
                                         COLUMNS(by_class)},
                   sql_report_options_classes, BIND_NONE, NULL, err);
    if (status == STATUS_OK)
        status = making_ask(making,
                            (struct report_table){.sheet = "Options recommended",
                                                  .title = "The largest gains",
                                                  .about = "Where an option would change most. A receipt or "
                                                           "a saving makes the net present value positive.",
                                                  .none = "No feasible option gains anything yet.",
                                                  .shown = SHOWN,
                                                  COLUMNS(best)},
                            sql_report_options_best, BIND_NONE, NULL, err);
    if (status == STATUS_OK)
        status =
            making_ask(making,
                       (struct report_table){.sheet = "What blocks options",
                                             .title = "What blocks options",
                                             .about = "What stands in the way most often, with the law or "
                                                      "policy behind it. A block makes an option "
                                                      "impossible as things stand.",
                                             .none = "Nothing is blocked.",
                                             COLUMNS(blocks)},
                       sql_report_options_blocks, BIND_NONE, NULL, err);
    if (status == STATUS_OK)
        status = making_ask(
            making,
            (struct report_table){.sheet = "Options blocked",
                                  .title = "Blocked, and would gain most",
                                  .about = "Options that would gain more than anything that can be done, and "
                                           "why they cannot: what it would be worth to unblock.",
                                  .none = "No blocked option would gain more than what can be done.",
                                  .shown = SHOWN,
                                  COLUMNS(blocked)},
            sql_report_options_blocked, BIND_NONE, NULL, err);
    return status;
}
