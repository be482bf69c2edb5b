/* Emissions, what a tonne costs to save, and grants. */
#include <math.h>

#include "engine/report/making.h"
#include "sql/embedded.h"

enum { SHOWN = 20 };

static const struct report_column scopes[] = {
    {"year", "Financial year", REPORT_TEXT},
    {"scope_1", "Scope 1: burnt on site, t", REPORT_NUMBER},
    {"scope_2", "Scope 2: electricity and heat bought, t", REPORT_NUMBER},
    {"scope_3", "Scope 3: getting it there, t", REPORT_NUMBER},
    {"tonnes", "Together, t", REPORT_NUMBER},
    {"tonnes_outside", "Outside the boundary, t", REPORT_NUMBER},
    {"estimated_percent", "Estimated, %", REPORT_NUMBER},
    {"assets_unknown", "Assets in no figure", REPORT_COUNT},
};

static const struct report_column highest[] = {
    {"reference", "Reference", REPORT_TEXT},
    {"name", "Asset", REPORT_TEXT},
    {"kwh", "Energy, kWh", REPORT_COUNT},
    {"tonnes", "Emissions, t", REPORT_NUMBER},
    {"tonnes_outside", "Outside the boundary, t", REPORT_NUMBER},
    {"estimated_percent", "Estimated, %", REPORT_COUNT},
};

static const struct report_column measures[] = {
    {"reference", "Reference", REPORT_TEXT},
    {"name", "Asset", REPORT_TEXT},
    {"option", "Package", REPORT_TEXT},
    {"tonnes", "Saves, t", REPORT_COUNT},
    {"gbp_a_tonne", "\u00a3 a tonne", REPORT_COUNT},
    {"capital", "Capital", REPORT_POUNDS},
    {"tonnes_so_far", "Tonnes with all cheaper", REPORT_COUNT},
    {"capital_so_far", "Capital with all cheaper", REPORT_POUNDS},
};

static const struct report_column schemes[] = {
    {"name", "Scheme", REPORT_TEXT},
    {"status", "Status", REPORT_TEXT},
    {"status_on", "As on", REPORT_TEXT},
    {"assets", "Assets that fit", REPORT_COUNT},
    {"capital", "Their capital, likely", REPORT_POUNDS},
    {"description", "Pays for", REPORT_TEXT},
    {"source", "Source", REPORT_TEXT},
};

/* --- what a tonne costs --- */

static enum status read_value(struct making *making, struct shape_steps *chart, struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        store_query(making->db, sql_report_carbon_value, BIND_NONE, STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 1) {
        chart->mark = report_number(rows, 0, "likely");
        chart->mark_label =
            arena_format(making->report->arena, "dashed: \u00a3%.0f, the published value of a tonne, %s",
                         chart->mark, report_keep(making->report, rows, 0, "year"));
    }
    rows_free(rows);
    return status;
}

enum status carbon_measures_table(struct making *making, struct error *err) {
    struct report *report = making->report;
    struct report_table *table = NULL;
    enum status status = making_ask(
        making,
        (struct report_table){
            .sheet = "Cost of a tonne",
            .title = "What a tonne costs to save",
            .about = "Each feasible package of works as a step: as wide as the tonnes it saves over thirty "
                     "years, as high as each of them costs. Below nought it pays for itself. The second step "
                     "of an asset is what its fullest package adds to the cheapest. The money is net present "
                     "cost, with energy saved and without a value for carbon.",
            .none = "No published run found a package that saves carbon: `terrier evaluate` looks for them.",
            .shown = SHOWN,
            COLUMNS(measures)},
        sql_carbon_abatement, BIND(NULL), &table, err);

    if (status != STATUS_OK || table->row_count == 0) return status;
    struct shape_step *steps = arena_array(report->arena, table->row_count, sizeof *steps);
    struct shape_steps *chart = arena_array(report->arena, 1, sizeof *chart);
    for (size_t i = 0; i < table->row_count; i++) /* columns 3 and 4 of measures[] */
        steps[i] = (struct shape_step){table->numbers[i * table->column_count + 3],
                                       table->numbers[i * table->column_count + 4]};
    *chart = (struct shape_steps){.id = "cost-of-a-tonne",
                                  .title = "What a tonne costs to save, the cheapest first",
                                  .about = "From left to right the packages of works, each as wide as the "
                                           "tonnes it saves and as high as each tonne costs. The cheapest "
                                           "are in the table below, all of them in the spreadsheet.",
                                  .steps = steps,
                                  .count = table->row_count,
                                  .width_unit = "tonnes of CO2e, over thirty years",
                                  .height_unit = "\u00a3 for a tonne",
                                  .mark = NAN};
    table->steps = chart;
    return read_value(making, chart, err);
}

/* --- the section --- */

static void add_years(struct making *making, const struct rows *rows, size_t count) {
    making_rows(making,
                (struct report_table){.sheet = "Carbon by year",
                                      .title = "Emissions by financial year and scope",
                                      .about =
                                          "Tonnes of CO2e of the assets that a reader of this report may "
                                          "see, the newest year first.",
                                      .none = "No emissions are known: `terrier import energy` and `terrier "
                                              "import factors` bring what they are made of.",
                                      COLUMNS(scopes)},
                rows, 0, count);
}

static void add_highest(struct making *making, const struct rows *rows, size_t first) {
    making_rows(making,
                (struct report_table){.sheet = "Highest emissions",
                                      .title = "The ten highest",
                                      .about = "Assets that emitted most in the last year that has ended and "
                                               "was read.",
                                      .none = "No emissions of that year are known.",
                                      COLUMNS(highest)},
                rows, first, rows_count(rows) - first);
}

/* The emissions are read once for both tables: that takes most of the time of the report. */
static enum status add_emissions(struct making *making, struct error *err) {
    struct rows *rows = NULL;
    size_t years = 0;
    enum status status = store_query(making->db, sql_report_carbon_years, BIND_NONE, STORE_MANY, &rows, err);

    while (status == STATUS_OK && years < rows_count(rows) &&
           text_equal(rows_text(rows, years, (size_t)rows_find(rows, "part")), "year"))
        years++;
    if (status == STATUS_OK) add_years(making, rows, years);
    if (status == STATUS_OK) status = carbon_path_table(making, err);
    if (status == STATUS_OK) add_highest(making, rows, years);
    rows_free(rows);
    return status;
}

static enum status add_schemes(struct making *making, struct error *err) {
    return making_ask(making,
                      (struct report_table){.sheet = "Grant schemes",
                                            .title = "Grants",
                                            .about =
                                                "Schemes of funding, whether they are open, and how many "
                                                "assets have a feasible package that each might pay for.",
                                            .none = "No scheme is recorded.",
                                            COLUMNS(schemes)},
                      sql_carbon_schemes, BIND_NONE, NULL, err);
}

enum status section_carbon(struct making *making, struct error *err) {
    enum status status;

    making->section->about =
        "What the estate emits inside the boundary of its targets, from metered energy and the factors of "
        "each year; where a meter is missing, an estimate, counted as such.";
    status = add_emissions(making, err);
    if (status == STATUS_OK) status = carbon_measures_table(making, err);
    return status == STATUS_OK ? add_schemes(making, err) : status;
}
