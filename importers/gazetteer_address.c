#include "importers/gazetteer_address.h"

#include <stdint.h>
#include <string.h>

#define ADDRESS "address"

const struct gazetteer_column gazetteer_columns[GAZETTEER_COLUMNS] = {
    {"UPRN", "uprn"},
    {"X_COORDINATE", "easting"},
    {"Y_COORDINATE", "northing"},
    {"LATITUDE", "latitude"},
    {"LONGITUDE", "longitude"},
    {"CHANGE_TYPE", "change"},
    {"CLASS", "class_code"},
    {"STATE", "state_code"},
    {"PARENT_UPRN", "parent_uprn"},
    {"USRN", "usrn"},
    {"LOCAL_CUSTODIAN_CODE", "custodian"},
    {"POSTCODE", "postcode"},
    {"WARD_CODE", "ward_code"},
    {"PARISH_CODE", "parish_code"},
    {"ORGANISATION", ADDRESS},
    {"SAO_TEXT", ADDRESS},
    {"SAO_START_NUMBER", ADDRESS},
    {"SAO_START_SUFFIX", ADDRESS},
    {"SAO_END_NUMBER", ADDRESS},
    {"SAO_END_SUFFIX", ADDRESS},
    {"PAO_TEXT", ADDRESS},
    {"PAO_START_NUMBER", ADDRESS},
    {"PAO_START_SUFFIX", ADDRESS},
    {"PAO_END_NUMBER", ADDRESS},
    {"PAO_END_SUFFIX", ADDRESS},
    {"STREET_DESCRIPTION", ADDRESS},
    {"LOCALITY", ADDRESS},
    {"TOWN_NAME", ADDRESS},
};

struct given {
    const char *const *fields;
    const size_t *place;
};

static const char *value(const struct given *given, enum gazetteer_place column) {
    size_t at = given->place[column];

    return at == SIZE_MAX ? "" : given->fields[at];
}

static void add_part(struct text *out, const char *part) {
    if (*part == '\0') return;
    if (out->length > 0) text_add(out, ", ");
    text_add(out, part);
}

/* Start number, its suffix, end number, its suffix stand in this order from `start` on. */
static void add_range(struct text *out, const struct given *given, enum gazetteer_place start) {
    const char *first = value(given, start), *last = value(given, start + 2);

    if (*first == '\0') return;
    add_part(out, first);
    text_add(out, value(given, start + 1));
    if (*last == '\0') return;
    text_format(out, "-%s%s", last, value(given, start + 3));
}

void gazetteer_address(struct text *out, const char *const *fields, const size_t *place) {
    const struct given given = {fields, place};
    bool numbered = *value(&given, GAZETTEER_PAO_START) != '\0';

    text_clear(out);
    add_part(out, value(&given, GAZETTEER_ORGANISATION));
    add_part(out, value(&given, GAZETTEER_SAO_TEXT));
    add_range(out, &given, GAZETTEER_SAO_START);
    add_part(out, value(&given, GAZETTEER_PAO_TEXT));
    add_range(out, &given, GAZETTEER_PAO_START);
    if (numbered && *value(&given, GAZETTEER_STREET) != '\0')
        text_format(out, " %s", value(&given, GAZETTEER_STREET)); /* 12 High Street */
    else
        add_part(out, value(&given, GAZETTEER_STREET));
    add_part(out, value(&given, GAZETTEER_LOCALITY));
    add_part(out, value(&given, GAZETTEER_TOWN));
}
