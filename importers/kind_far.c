/* The finance team's fixed asset register: one row is one entry at a year end. An entry that no asset answers
 * to is kept too: telling of it is what `terrier reconcile far` is for. */
#include <string.h>

#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    NEEDED(
        "reference", FIELD_TEXT, NULL, 0, SHORT_MAX,
        "Asset Reference|Asset Ref|FAR Ref|FAR Reference|Fixed Asset Ref|Fixed Asset Reference|Fixed Asset "
        "Number|Asset No|Asset Number|Asset ID|Asset Code"),
    NEEDED("year_end", FIELD_DATE, NULL, 0, 0,
           "Balance Sheet Date|As at|Reporting Date|Year Ending|Year ended"),
    TEXT("description", "Asset Description|Asset Name|Asset|Name"),
    SHORT("component", "Component Type|Land or Building|Land/Building"),
    CODE("class", "accounting_class",
         "Asset Class|Accounting Class|FAR Class|Category|Asset Category|Asset Type"),
    MONEY("carrying_amount", "NBV|Net Book Value|Closing NBV|Carrying Value|Book Value|Closing Carrying "
                             "Amount|Carrying Amount GBP"),
    INTEGER("carrying_amount_pence", -1e14, 1e14, "NBV pence|Carrying Amount (pence)"),
    NUMBER("useful_life_years", 0, 1000, "UEL|Useful Life|Remaining Useful Life|Remaining Life|RUL|Life"),
    DATE("valued_on", "Last Valuation Date|Last Valuation|Valuation Date|Last Revalued|Revaluation Date"),
    CODE("basis", "valuation_basis", "Valuation Basis|Measurement Basis|Basis of Valuation"),
    DATE("acquired_on", "Acquisition Date|Date Acquired|In Service Date"),
    DATE("disposed_on", "Disposal Date|Date Disposed|Date of Disposal"),
    CODE("tenure", "tenure", "TenureType|Tenure Type|Interest"),
    {"uprn", FIELD_UPRN, false, NULL, 0, 0, "Unique Property Reference Number"},
    SHORT("property_reference",
          "Property Ref|Property Code|Property Number|Estates Ref|Terrier Ref|Site Code|PMS Ref"),
};

static void check(struct row *row) {
    const char *year_end = row_get(row, "year_end"), *valued = row_get(row, "valued_on");

    row_pence(row, "carrying_amount", "carrying_amount_pence");
    if (row_get(row, "carrying_amount") == NULL)
        row_warn(row, "carrying_amount", "value_incomplete",
                 "the entry has no carrying amount: it counts in no total until it has one");
    if (valued != NULL && strcmp(valued, year_end) > 0)
        row_drop(row, "valued_on", "dates_reversed",
                 "the last valuation is after the year end; its date was left out");
}

static const char *const key[] = {"reference", "year_end", NULL};

static const char *const steps[] = {
    sql_import_far_rows,
    sql_import_far_merge,
    sql_import_far_withdraw,
    sql_import_far_find,
    sql_import_reject_archived,
    sql_import_link,
    NULL,
};

const struct kind kind_far = {"far", "entries", fields, sizeof fields / sizeof *fields, key, check, steps};
