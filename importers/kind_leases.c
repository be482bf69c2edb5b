/* Leases, in and out: one row is one lease of one thing let, by the estates team's reference. */
#include <stdio.h>
#include <string.h>

#include "engine/base/json.h"
#include "importers/fields.h"
#include "importers/lease_days.h"
#include "importers/row.h"
#include "sql/embedded.h"

#define M2_PER_FT2 0.09290304 /* international foot, exact */

static const struct field fields[] = {
    ASSET_FIELDS,
    NEEDED("lease_reference", FIELD_TEXT, NULL, 0, SHORT_MAX,
           "Lease Ref|Lease No|Lease Number|Lease ID|Agreement Ref|Agreement Reference|Tenancy Ref|Tenancy "
           "Reference|Tenancy No"),
    SHORT("building_code", "Block Code|Building Ref"),
    SHORT("unit", "Unit Ref|Unit Name|Unit No|Demise|Premises|Demised Premises"),
    CODE("direction", "lease_direction", "Lease Direction|Lease Type|In or Out|Council is"),
    SHORT("tenant", "Tenant Name|Lessee|Lessee Name|Occupier|Licensee"),
    SHORT("landlord", "Landlord Name|Lessor|Licensor"),
    CODE("party_kind", "party_kind", "Tenant Type|Landlord Type|Party Type|Tenant Kind"),
    CODE("state", "lease_state", "Lease Status|Tenancy Status|Status|Lease State"),
    DATE("starts_on",
         "Start Date|Lease Start|Lease Start Date|Commencement|Commencement Date|Term Start|From"),
    DATE("ends_on", "End Date|Lease End|Lease End Date|Expiry|Expiry Date|Lease Expiry|Term End|To"),
    INTEGER("term_years", 1, 9999, "Term (years)|Lease Length (years)|Length of Term (years)"),
    DATE("ended_on", "Actual End|Actual End Date|Date Ended|Surrender Date|Termination Date|Vacated On"),
    MONEY("rent", "Passing Rent|Current Rent|Rent Amount|Rent Payable"),
    CODE("rent_frequency", "rent_frequency", "Rent Period|Frequency|Payment Frequency|Rent Per|Rent Basis"),
    MONEY("rent_yearly", "Annual Rent|Rent pa|Rent p.a.|Rent per annum|Yearly Rent"),
    TEXT("breaks", "Break|Break Date|Break Dates|Break Clause|Break Option|Break Options|Break On"),
    CODE("break_side", "lease_side", "Break Type|Break By|Who May Break|Break Party"),
    INTEGER("notice_months", 0, 120, "Notice Period (months)|Break Notice (months)|Notice Months"),
    TEXT("notices", "Notice Date|Notice Dates|Notice By|Serve Notice By|Last Notice Date"),
    TEXT("reviews",
         "Rent Review|Rent Review Date|Rent Review Dates|Review Date|Next Review|Next Rent Review|Reviews"),
    TEXT("renewals", "Option to Renew|Renewal Date|Renewal Option"),
    CODE("repair_terms", "repair_terms",
         "Repairing Terms|Repairs|Repair Liability|Repairing Obligation|Repairing Liability"),
    CODE("security", "security", "Security of Tenure|LTA 1954|1954 Act|L&T Act"),
    NUMBER("let_area_m2", 0, 1e9, "Let Area|Area m2|NIA|NIA m2|Area (m2)|Floor Area (m2)"),
    NUMBER("let_area_ft2", 0, 1e10, "Area sq ft|NIA sq ft|Area (sq ft)"),
    {"service_charge_yearly", FIELD_MONEY, false, NULL, 0, 1e11,
     "Service Charge|Service Charge pa|Annual Service Charge"},
    {"deposit", FIELD_MONEY, false, NULL, 0, 1e11, "Rent Deposit|Deposit Held"},
    {"dilapidations", FIELD_MONEY, false, NULL, 0, 1e11, "Dilapidations Estimate|Estimated Dilapidations"},
    DATE("compliance_checked_on", "Tenant Compliance Checked|Last Compliance Check"),
    FLAG("stewardship", "Stewardship Plan"),
    FLAG("starter_holding", "Starter Farm"),
    FLAG("first_tenancy", NULL),
    MADE("made_days"),
    MADE("made_repair_terms_text"),
};

/* A column named for one party says which way the lease runs. */
static void check_direction(struct row *row) {
    bool tenant = row_get(row, "tenant") != NULL, landlord = row_get(row, "landlord") != NULL;

    if (row_get(row, "direction") != NULL) return;
    if (tenant != landlord)
        row_set(row, "direction", tenant ? "out" : "in");
    else
        row_reject(
            row, "direction", "value_missing",
            "nothing tells whether the council is tenant or landlord: say so in a column or a profile's "
            "\"defaults\" (direction: in or out)");
}

static void check_vacant(struct row *row) {
    static const char *const words[] = {"vacant", "void", "empty", "unlet"};
    const char *tenant = row_get(row, "tenant");

    for (size_t i = 0; tenant != NULL && i < sizeof words / sizeof *words; i++)
        if (text_equal_nocase(tenant, words[i])) {
            row_reject(row, "tenant", "unit_vacant", "nothing is let here: a vacant unit has no lease");
            return;
        }
}

/* The days of one cell, as objects of the array that is open. */
static void add_days(struct json *json, struct row *row, const char *field, const char *kind,
                     const char *usual) {
    struct arena *arena = row->checker->row_arena;
    const char *at = row_get(row, field);
    struct lease_day day;

    while (at != NULL && lease_day_next(&day, &at, arena)) {
        const char *side =
            day.whose == NULL ? usual : codes_find(row->checker->codes, arena, "lease_side", day.whose);
        if (day.on[0] == '\0') {
            row_warn(row, field, "value_unreadable",
                     "\"%.60s\" should begin with a date such as 2027-06-24 or 24/06/2027; it was left out",
                     day.piece);
            continue;
        }
        if (day.whose != NULL && side == NULL)
            row_warn(row, field, "value_unknown",
                     "\"%.60s\" does not say whose it is (tenant, landlord, mutual); the day was taken "
                     "without that",
                     day.whose);
        json_object(json);
        json_text_member(json, "kind", kind);
        json_text_member(json, "on", day.on);
        if (side != NULL) json_text_member(json, "side", side);
        json_end(json);
    }
}

static void check_days(struct row *row) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);

    json_array(&json);
    add_days(&json, row, "breaks", "break", row_get(row, "break_side"));
    add_days(&json, row, "notices", "notice", row_get(row, "break_side"));
    add_days(&json, row, "reviews", "review", NULL);
    add_days(&json, row, "renewals", "renewal", NULL);
    json_end(&json);
    row_set(row, "made_days", text_string(&out));
    text_free(&out);
}

static void check_term(struct row *row) {
    const char *start = row_get(row, "starts_on"), *end = row_get(row, "ends_on"),
               *ended = row_get(row, "ended_on");

    if (start != NULL && end != NULL && strcmp(end, start) < 0)
        row_drop(row, "ends_on", "dates_reversed", "the lease ends before it starts; its end was left out");
    if (start != NULL && ended != NULL && strcmp(ended, start) < 0)
        row_drop(row, "ended_on", "dates_reversed",
                 "the lease ended before it started; that day was left out");
}

static void check(struct row *row) {
    char area[64];
    double feet = row_number(row, "let_area_ft2");

    check_vacant(row);
    check_direction(row);
    check_term(row);
    check_days(row);
    row_set(row, "made_repair_terms_text", row_given(row, "repair_terms"));
    if (row_get(row, "rent") != NULL && row_get(row, "rent_frequency") == NULL)
        row_drop(row, "rent", "value_incomplete",
                 "the row does not say how often the rent is paid (rent_frequency); the rent was left out");
    if (row_get(row, "let_area_ft2") != NULL && row_get(row, "let_area_m2") == NULL) {
        snprintf(area, sizeof area, "%.2f", feet * M2_PER_FT2);
        row_set(row, "let_area_m2", area);
    }
}

static const char *const key[] = {"lease_reference", "asset_code", "unit", NULL};

static const char *const steps[] = {
    sql_import_leases_rows,
    sql_import_find_asset,
    sql_import_reject_unfound,
    sql_import_reject_archived,
    sql_import_collide,
    sql_import_link, /* what is left after what keeps rows out */
    sql_import_make_building,
    sql_import_find_building,
    sql_import_leases_rent,
    sql_import_leases_state,
    sql_import_leases_person,
    sql_import_leases_party,
    sql_import_leases_adopt,
    sql_import_leases_merge,
    sql_import_leases_day,
    sql_import_leases_day_withdraw,
    sql_import_leases_outside,
    sql_import_leases_repairs,
    NULL,
};

const struct kind kind_leases = {"leases", "leases", fields, sizeof fields / sizeof *fields,
                                 key,      check,    steps};
