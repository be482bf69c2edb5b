#include "engine/query/card.h"

#include "engine/store/rows_json.h"
#include "sql/embedded.h"

const struct card_section card_sections[] = {
    {"identity", "Identity", sql_asset_identity, CARD_ITEMS, false},
    {"places", "Where it lies", sql_asset_places, CARD_TABLE, false},
    {"gazetteer", "Gazetteer", sql_asset_gazetteer, CARD_ITEMS, true},
    {"holding", "Holding", sql_asset_holding, CARD_ITEMS, false},
    {"interests", "Tenure", sql_asset_interests, CARD_TABLE, true},
    {"leases", "Leases", sql_asset_leases, CARD_TABLE, true},
    {"lease_events", "Days that leases name", sql_asset_lease_events, CARD_TABLE, true},
    {"repairs", "Who repairs", sql_asset_liabilities, CARD_TABLE, true},
    {"buildings", "Buildings", sql_asset_buildings, CARD_TABLE, false},
    {"school", "School", sql_asset_school, CARD_ITEMS, true},
    {"establishments", "Schools of the site", sql_asset_establishments, CARD_TABLE, true},
    {"raac", "RAAC", sql_asset_raac, CARD_TABLE, true},
    {"designations", "Designations", sql_asset_designations, CARD_TABLE, true},
    {"constraints", "What binds it", sql_asset_constraints, CARD_TABLE, true},
    {"proposals", "Proposals", sql_asset_proposals, CARD_TABLE, true},
    {"brownfield", "Brownfield sites on it", sql_asset_brownfield, CARD_TABLE, true},
    {"condition", "Condition and backlog", sql_asset_backlog, CARD_ITEMS, true},
    {"repairs_needed", "Repairs needed, worst first", sql_asset_condition, CARD_TABLE, true},
    {"inspections", "Compliance", sql_asset_inspections, CARD_TABLE, true},
    {"use", "Use", sql_asset_use, CARD_TABLE, true},
    {"energy", "Energy", sql_asset_energy, CARD_TABLE, true},
    {"certificates", "Energy certificates", sql_asset_certificates, CARD_TABLE, true},
    {"documents", "Documents", sql_asset_documents, CARD_TABLE, true},
    {"valuations", "Value", sql_asset_values, CARD_TABLE, true},
    {"fixed_assets", "Fixed asset register", sql_asset_far, CARD_TABLE, true},
    {"costs", "Running costs", sql_asset_costs, CARD_TABLE, true},
    {"judgement", "Judgement (why: terrier explain)", sql_asset_judgement, CARD_TABLE, true},
    {"sources", "Source", sql_asset_sources, CARD_TABLE, true},
    {"changes", "Last changes", sql_asset_changes, CARD_TABLE, true},
};
const size_t card_section_count = sizeof card_sections / sizeof *card_sections;

enum status card_for_staff(struct store *db, bool *staff, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_query_clearance, BIND_NONE, STORE_ONE, &rows, err);

    *staff = status == STATUS_OK && rows_integer(rows, 0, 0) > 0;
    rows_free(rows);
    return status;
}

enum status card_read(struct store *db, int64_t asset_id, card_sink sink, void *context, struct error *err) {
    bool staff;
    char id[24];
    enum status status = card_for_staff(db, &staff, err);

    bind_integer(id, asset_id);
    for (size_t i = 0; status == STATUS_OK && i < card_section_count; i++) {
        struct rows *rows = NULL;
        if (card_sections[i].staff && !staff) continue;
        status = store_query(db, card_sections[i].sql, BIND(id), STORE_MANY, &rows, err);
        if (status == STATUS_OK) sink(context, &card_sections[i], rows);
        rows_free(rows);
    }
    return status;
}

static void add_section(void *context, const struct card_section *section, const struct rows *rows) {
    struct json *json = context;

    json_name(json, section->name);
    if (section->shape == CARD_TABLE) {
        rows_json_array(json, rows);
    } else if (rows_count(rows) == 0) {
        json_null(json);
    } else {
        rows_json_object(json, rows, 0);
    }
}

enum status card_json(struct json *json, struct store *db, int64_t asset_id, struct error *err) {
    return card_read(db, asset_id, add_section, json, err);
}
