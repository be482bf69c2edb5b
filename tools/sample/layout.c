#include "tools/sample/layout.h"

#include <string.h>

#include "engine/base/format.h"

void layout_date(struct text *out, enum date_style style, int32_t days) {
    int year, month, day;
    date_to_civil(days, &year, &month, &day);
    switch (style) {
    case DATE_ISO:
        text_format(out, "%04d-%02d-%02d", year, month, day);
        break;
    case DATE_SLASH:
        text_format(out, "%02d/%02d/%04d", day, month, year);
        break;
    case DATE_DASH:
        text_format(out, "%02d-%02d-%04d", day, month, year);
        break;
    case DATE_DOT:
        text_format(out, "%d.%d.%04d", day, month, year);
        break;
    case DATE_MIDNIGHT:
        text_format(out, "%04d-%02d-%02d 00:00", year, month, day);
        break;
    }
}

static const char *word_for(const struct layout *layout, const struct asset *asset, enum field field,
                            const char *code) {
    if (field == FIELD_category) {
        switch (layout->categories) {
        case CATEGORY_LABEL:
            return asset->kind->label;
        case CATEGORY_SHORT:
            return asset->kind->short_word;
        case CATEGORY_WORD:
            return asset->kind->word;
        case CATEGORY_CODE:
            break;
        }
        return code;
    }
    for (size_t i = 0; i < layout->word_count; i++)
        if (layout->words[i].field == field && strcmp(layout->words[i].code, code) == 0)
            return layout->words[i].word;
    return code;
}

static void write_money(struct text *out, const struct layout *layout, const char *pounds) {
    int64_t value = 0;
    char buffer[FORMAT_SIZE];
    if (!layout->written_pounds || !number_parse_integer(pounds, &value)) {
        text_add(out, pounds);
        return;
    }
    text_format(out, "\xC2\xA3%s", format_integer(buffer, value));
}

static void write_uprn(struct text *out, const struct asset *asset) {
    const char *uprn = asset_value(asset, FIELD_uprn);
    if (asset_has_fault(asset, FAULT_UPRN_MISSING)) return;
    if (asset_has_fault(asset, FAULT_UPRN_EXCEL))
        text_format(out, "%c.%.5sE+10", uprn[0], uprn + 1);
    else
        text_format(out, "%s%s", asset_has_fault(asset, FAULT_UPRN_PADDED) ? "0" : "", uprn);
}

static void write_postcode(struct text *out, const struct asset *asset) {
    const char *postcode = asset_value(asset, FIELD_postcode);
    size_t outward = strcspn(postcode, " ");
    if (asset_has_fault(asset, FAULT_POSTCODE_OUTWARD))
        text_add_bytes(out, postcode, outward);
    else if (asset_has_fault(asset, FAULT_POSTCODE_LETTER_O))
        text_format(out, "%.*s O%s", (int)outward, postcode, postcode + outward + 2);
    else
        text_add(out, postcode);
}

/* Degrees to seven places, metres as they are; a swapped row has one where the other belongs. */
static void write_coordinate(struct text *out, const struct layout *layout, const struct asset *asset,
                             bool across) {
    if (asset_has_fault(asset, FAULT_COORDINATES_MISSING)) return;
    if (asset_has_fault(asset, FAULT_COORDINATES_SWAPPED)) across = !across;
    double longitude, latitude;
    if (!layout->wgs84) {
        text_format(out, "%.0f", across ? asset->easting : asset->northing);
        return;
    }
    grid_to_wgs84(&longitude, &latitude, asset->easting, asset->northing);
    text_format(out, "%.7f", across ? longitude : latitude);
}

static void write_extent(struct text *out, const struct polygon *shape) {
    if (shape->corners == 0) return;
    text_add(out, "POLYGON((");
    for (int i = 0; i <= shape->corners; i++) {
        int at = i % shape->corners;
        text_format(out, "%s%.1f %.1f", i == 0 ? "" : ",", shape->x[at], shape->y[at]);
    }
    text_add(out, "))");
}

static void write_number(struct text *out, double value, const char *format_digits, double unit) {
    if (value > 0) text_format(out, format_digits[0] == '0' ? "%.0f" : "%.3f", value / unit);
}

static void write_text(struct text *out, const struct asset *asset, const char *value) {
    text_add(out, value);
    if (asset_has_fault(asset, FAULT_TRAILING_SPACES) && value[0] != '\0') text_add(out, "  ");
}

static void write_notes(struct text *out, const struct asset *asset) {
    if (asset_has_fault(asset, FAULT_MOJIBAKE))
        text_add(out, "Fencing quoted at \xC3\x82\xC2\xA3"
                      "12,500 in 2022");
    if (asset_has_fault(asset, FAULT_QUOTED_NEWLINE))
        text_add(out, "Access by the side gate.\nKey held at the depot, \"B\" rack.");
}

static void write_code(struct text *out, const struct layout *layout, const struct asset *asset,
                       enum field field) {
    const char *word = word_for(layout, asset, field, asset_value(asset, field));
    bool shout = field == FIELD_tenure && asset_has_fault(asset, FAULT_TENURE_CASE);
    for (const char *c = word; *c != '\0'; c++)
        text_add_char(out, shout && *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c);
}

/* The fields that are written from the asset's numbers or its faults; false for the plain ones. */
static bool write_special(struct text *out, const struct layout *layout, const struct asset *asset,
                          enum field field) {
    if (field == FIELD_uprn)
        write_uprn(out, asset);
    else if (field == FIELD_postcode)
        write_postcode(out, asset);
    else if (field == FIELD_notes)
        write_notes(out, asset);
    else if (field == FIELD_coordinate_system)
        text_add(out, "WGS84");
    else if (field == FIELD_x || field == FIELD_easting || field == FIELD_longitude)
        write_coordinate(out, layout, asset, true);
    else if (field == FIELD_y || field == FIELD_northing || field == FIELD_latitude)
        write_coordinate(out, layout, asset, false);
    else if (field == FIELD_extent_wkt)
        write_extent(out, &asset->extent);
    else if (field == FIELD_land_area_m2)
        write_number(out, asset->land_m2, "0", 1);
    else if (field == FIELD_land_area_ha)
        write_number(out, asset->land_m2, "3", 10000);
    else if (field == FIELD_land_area_acres)
        write_number(out, asset->land_m2, "3", 4046.8564224);
    else if (field == FIELD_floor_area_ft2 && asset->value[FIELD_floor_area_m2] != NULL)
        write_number(out, asset->floor_m2, "0", 0.09290304);
    else
        return field == FIELD_floor_area_ft2;
    return true;
}

void layout_value(struct text *out, const struct layout *layout, const struct asset *asset,
                  enum field field) {
    if (write_special(out, layout, asset, field)) return;
    const char *value = asset_value(asset, field);
    int32_t days;
    if (value[0] == '\0') return;
    switch (field_kind(field)) {
    case KIND_TEXT:
        write_text(out, asset, value);
        break;
    case KIND_NUMBER:
        text_add(out, value);
        break;
    case KIND_CODE:
        write_code(out, layout, asset, field);
        break;
    case KIND_MONEY:
        write_money(out, layout, value);
        break;
    case KIND_BOOL:
        text_add(out, value[0] == 'Y' ? layout->yes : layout->no);
        break;
    case KIND_DATE:
        if (date_parse(value, &days)) layout_date(out, layout->dates, days);
        break;
    }
}
