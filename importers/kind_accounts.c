/* Charts of accounts: one row says what an account of the ledger is to an asset. For files of the kind costs.
 */
#include "importers/fields.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    NEEDED("account_code", FIELD_TEXT, NULL, 0, SHORT_MAX,
           "Account|Account No|Subjective|Subjective Code|GL Code|Nominal|Nominal Code|Detail Code|Code"),
    TEXT("account_name", "Account Description|Subjective Description|Nominal Description|Description|Name"),
    NEEDED("cost_group", FIELD_CODE, "cost_group", 0, 0, "Group|Subjective Group|Account Group|Cost Type"),
};

static const char *const key[] = {"account_code", NULL};

static const char *const steps[] = {sql_import_accounts_merge, NULL};

const struct kind kind_accounts = {"accounts", "accounts", fields, sizeof fields / sizeof *fields,
                                   key,        NULL,       steps};
