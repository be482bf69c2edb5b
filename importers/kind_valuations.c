/* Valuations: one row is what one asset was valued at on a day and basis, by a valuer or by an index. */
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/format.h"
#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    ASSET_FIELDS,
    NEEDED("valued_on", FIELD_DATE, NULL, 0, 0,
           "Valuation Date|Date of Valuation|Date Valued|Effective Date"),
    NEEDED("valuation_basis", FIELD_CODE, "valuation_basis", 0, 0,
           "Basis|Basis of Valuation|Valuation Method|Method"),
    CODE("accounting_class", "accounting_class", "Class|Asset Class|FAR Class|Category"),
    MONEY("amount", "Valuation|Value|Total Value|Total|Amount GBP|Asset Value|Current Value"),
    INTEGER("amount_pence", -1e14, 1e14, "Value pence|Amount (pence)"),
    MONEY("land_amount", "Land|Land Value|Value of Land"),
    MONEY("buildings_amount", "Buildings|Building|Building Value|Buildings Value|Value of Buildings"),
    TEXT("index_name", "Index|Index Used"),
    {"index_factor", FIELD_NUMBER, false, NULL, 0.0001, 1e4, "Factor|Index Change"},
    DATE("index_base_on", "Index Base|Indexed From|Base Valuation Date"),
    TEXT("valuer", "Valuer Firm|Valued By|Firm|Valuation Firm"),
};

/* Land and buildings make the whole, in pence; where both are given and differ, the whole is taken. */
static void check_parts(struct row *row) {
    const char *amount = row_get(row, "amount");
    int64_t whole, land, buildings, sum;
    char buffer[FORMAT_SIZE];

    if (!number_parse_money(row_get(row, "land_amount"), &land) ||
        !number_parse_money(row_get(row, "buildings_amount"), &buildings))
        return;
    sum = land + buildings;
    if (number_parse_money(amount, &whole) && whole != sum)
        row_warn(row, "amount", "amounts_differ",
                 "land and buildings together are not the amount; the amount was taken as it stands");
    if (amount != NULL) return;
    snprintf(buffer, sizeof buffer, "%s%lld.%02lld", sum < 0 ? "-" : "", llabs(sum) / 100, llabs(sum) % 100);
    row_set(row, "amount", buffer);
}

static void check(struct row *row) {
    row_pence(row, "amount", "amount_pence");
    check_parts(row);
    if (row_get(row, "amount") == NULL)
        row_reject(row, "amount", "value_missing",
                   "the row names no amount, and every valuation must have one");
    if ((row_get(row, "index_name") != NULL) != (row_get(row, "index_factor") != NULL))
        row_warn(row, "index_factor", "value_incomplete",
                 "an indexed value has the name of the index and its factor; one of them is missing");
}

static const char *const key[] = {"asset_code", "valued_on", "valuation_basis", NULL};

static const char *const steps[] = {
    sql_import_valuations_rows,  sql_import_find_asset,
    sql_import_reject_unfound,   sql_import_reject_archived,
    sql_import_collide,          sql_import_link, /* what is left after what keeps rows out */
    sql_import_valuations_merge, NULL,
};

const struct kind kind_valuations = {"valuations", "valuations", fields, sizeof fields / sizeof *fields,
                                     key,          check,        steps};
