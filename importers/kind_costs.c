/*
 * Ledger extracts: one row is one entry of the ledger on an asset (or its cost centre). The entries stay as
 * source rows; what they come to, by asset, year and group of accounts, goes into the register. A file
 * replaces what was summed of the years that it names: extract a year to date.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "importers/fields.h"
#include "importers/row.h"
#include "sql/embedded.h"

static const struct field fields[] = {
    ASSET_FIELDS,
    FINDS("cost_centre", FIELD_TEXT, 0, SHORT_MAX, "Cost Centre|Cost Centre Code|Cost Center|Objective|CC"),
    NEEDED(
        "account_code", FIELD_TEXT, NULL, 0, SHORT_MAX,
        "Account|Account No|Subjective|Subjective Code|GL Code|Nominal|Nominal Code|Detail Code|Ledger Code"),
    TEXT("account_name",
         "Account Description|Subjective Description|Nominal Description|Subjective Name|Account Title"),
    CODE("cost_group", "cost_group", "Subjective Group|Account Group|Cost Type"),
    YEAR("financial_year", "Year|Fin Year|FY|Financial Yr"),
    TEXT("period", "Accounting Period|Posting Period|Period No|Month No"),
    DATE("posted_on", "Posting Date|Date Posted|Transaction Date|GL Date|Date"),
    MONEY("amount", "Net|Net Amount|Actual|Value|Amount GBP|Transaction Amount"),
    INTEGER("amount_pence", -1e14, 1e14, "Amount (pence)|Pence"),
    MONEY("debit", "Dr|Debits"),
    MONEY("credit", "Cr|Credits"),
    FLAG("income_is_positive", NULL),
    TEXT("transaction", "Transaction No|Trans No|Document No|Journal|Journal No|Voucher"),
    TEXT("description", "Narrative|Transaction Description|Line Description"),
};

/* Debit less credit, in pence. */
static void check_sides(struct row *row) {
    const char *debit = row_get(row, "debit"), *credit = row_get(row, "credit");
    int64_t in = 0, out = 0, net;
    char buffer[FORMAT_SIZE];

    if (row_get(row, "amount") != NULL || (debit == NULL && credit == NULL)) return;
    if (debit != NULL && !number_parse_money(debit, &in)) return;
    if (credit != NULL && !number_parse_money(credit, &out)) return;
    net = in - out;
    snprintf(buffer, sizeof buffer, "%s%lld.%02lld", net < 0 ? "-" : "", llabs(net) / 100, llabs(net) % 100);
    row_set(row, "amount", buffer);
}

/* 3, 03, P3, Period 3; periods beyond 12 are those of the closing of a year. */
static void check_period(struct row *row) {
    const char *text = row_get(row, "period");
    char buffer[FORMAT_SIZE];
    int64_t period;

    if (text == NULL) return;
    text += strcspn(text, "0123456789");
    if (number_parse_integer(text, &period) && period >= 1 && period <= 15) {
        snprintf(buffer, sizeof buffer, "%d", (int)period);
        row_set(row, "period", buffer);
    } else {
        row_drop(row, "period", "value_unreadable",
                 "a period is a number from 1 (April) to 15; it was left out");
    }
}

/* The financial year and period of the day of posting, where the row does not say them. */
static void check_year(struct row *row) {
    const char *day = row_get(row, "posted_on");
    char buffer[FORMAT_SIZE];
    int year, month;

    if (day != NULL && sscanf(day, "%4d-%2d", &year, &month) == 2) {
        snprintf(buffer, sizeof buffer, "%d", month >= 4 ? year : year - 1);
        if (row_get(row, "financial_year") == NULL) row_set(row, "financial_year", buffer);
        snprintf(buffer, sizeof buffer, "%d", (month + 8) % 12 + 1);
        if (row_get(row, "period") == NULL) row_set(row, "period", buffer);
    }
    if (row_get(row, "financial_year") == NULL)
        row_reject(row, "financial_year", "value_missing",
                   "the entry names neither a financial year nor the day on which it was posted");
}

static void check(struct row *row) {
    if (row_get(row, "asset_code") == NULL) row_set(row, "asset_code", row_get(row, "cost_centre"));
    row_pence(row, "amount", "amount_pence");
    check_sides(row);
    if (row_get(row, "amount") == NULL)
        row_reject(row, "amount", "value_missing", "the entry has no amount that can be read");
    check_period(row);
    check_year(row);
}

static const char *const steps[] = {
    sql_import_costs_rows,      sql_import_find_asset,
    sql_import_reject_unfound,  sql_import_reject_archived,
    sql_import_costs_group,     sql_import_costs_guess,
    sql_import_costs_reject,    sql_import_link, /* what is left after what keeps rows out */
    sql_import_costs_shorter,   sql_import_costs_total,
    sql_import_costs_gone,      sql_import_costs_running,
    sql_import_costs_reconcile, NULL,
};

const struct kind kind_costs = {
    "costs", "ledger entries", fields, sizeof fields / sizeof *fields, NULL, check, steps};
