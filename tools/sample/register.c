/* A council's asset list, and the rows in it that an import must refuse. */
#include <stddef.h>

#include "tools/sample/generate.h"

enum bad_row {
    BAD_DUPLICATE = 1,
    BAD_TOO_FEW = 2,
    BAD_TOO_MANY = 4,
    BAD_STRAY_QUOTE = 8,
    BAD_TEXT_AFTER_QUOTE = 16,
    BAD_NO_NAME = 32,
    BAD_NO_CODE = 64
};

/* Rows beside the estate, so that the totals stay as they are when all of them are refused. */
static const unsigned BAD_ROWS[COUNCIL_COUNT] = {
    [COUNTY] = BAD_DUPLICATE | BAD_STRAY_QUOTE | BAD_TOO_MANY,
    [MENDIP] = BAD_DUPLICATE | BAD_STRAY_QUOTE | BAD_NO_NAME,
    [SEDGEMOOR] = BAD_DUPLICATE | BAD_TOO_FEW | BAD_NO_CODE,
    [SOUTH_SOMERSET] = BAD_DUPLICATE | BAD_TOO_MANY | BAD_TEXT_AFTER_QUOTE | BAD_NO_CODE,
    [WEST_TAUNTON] = BAD_DUPLICATE | BAD_TOO_FEW | BAD_NO_NAME,
};

static const struct {
    enum bad_row kind;
    const char *issue, *about;
} BAD[] = {
    {BAD_DUPLICATE, "duplicate", "an asset code that an earlier row has"},
    {BAD_TOO_FEW, "too_few_fields", "a row that breaks off"},
    {BAD_TOO_MANY, "too_many_fields", "a row with two cells more than the header"},
    {BAD_STRAY_QUOTE, "stray_quote", "a quote in a cell that is not quoted"},
    {BAD_TEXT_AFTER_QUOTE, "text_after_quote", "quotes in a quoted cell that are not doubled"},
    {BAD_NO_NAME, "value_missing", "no name"},
    {BAD_NO_CODE, "value_missing", "no asset code"},
};

static void write_cell(struct sheet *sheet, const struct asset *asset, enum field field, unsigned bad) {
    struct text value = TEXT_EMPTY;
    layout_value(&value, sheet->layout, asset, field);
    if (field == FIELD_name && bad == BAD_STRAY_QUOTE)
        sheet_raw(sheet, "Store for 5\" mains");
    else if (field == FIELD_name && bad == BAD_TEXT_AFTER_QUOTE)
        sheet_raw(sheet, "\"The \"Old\" Yard\"");
    else if (field == FIELD_name && bad == BAD_NO_NAME)
        sheet_cell(sheet, "");
    else if (field == FIELD_asset_code && bad == BAD_NO_CODE)
        sheet_cell(sheet, "");
    else
        sheet_cell(sheet, text_string(&value));
    text_free(&value);
}

static void write_row(struct sheet *sheet, const struct asset *asset, unsigned bad) {
    const struct layout *layout = sheet->layout;
    for (size_t i = 0; i < layout->column_count; i++) {
        if (bad == BAD_TOO_FEW && i == layout->column_count / 2) {
            sheet_end_row(sheet);
            return;
        }
        write_cell(sheet, asset, layout->columns[i].field, bad);
    }
    if (bad == BAD_TOO_MANY) {
        sheet_cell(sheet, "left over");
        sheet_cell(sheet, "from a merged cell");
    }
    sheet_label_row(sheet);
}

/* A row of an asset that is not in the estate, with one thing wrong. */
static void write_bad_row(struct sample *sample, struct sheet *sheet, const struct asset *like,
                          size_t which) {
    struct asset stranger = *like;
    stranger.faults = 0;
    stranger.value[FIELD_name] = "Not in the estate";
    stranger.value[FIELD_uprn] = NULL;
    if (BAD[which].kind != BAD_DUPLICATE) {
        stranger.value[FIELD_asset_code] = NULL;
        asset_set(sample->estate, &stranger, FIELD_asset_code, "%s-X%zu", asset_value(like, FIELD_asset_code),
                  which);
    }
    sample_reject(sample, "register", sheet, BAD[which].issue, BAD[which].about);
    write_row(sheet, &stranger, BAD[which].kind);
}

static struct sheet open_sheet(enum council council) {
    const struct layout *layout = layout_of(council);
    struct sheet sheet = sheet_new(layout);
    for (size_t i = 0; i < layout->column_count; i++)
        sheet_cell(&sheet, layout->columns[i].header);
    sheet_cell(&sheet, SAMPLE_LABEL);
    sheet_end_row(&sheet);
    sheet.row = 0;
    return sheet;
}

struct text register_sheet(enum council council, const struct asset *assets, size_t count) {
    struct sheet sheet = open_sheet(council);
    for (size_t i = 0; i < count; i++)
        write_row(&sheet, &assets[i], 0);
    return sheet_finish(&sheet);
}

void register_write(struct sample *sample, enum council council) {
    struct sheet sheet = open_sheet(council);
    for (size_t i = 0; i < sample->estate->count; i++) {
        const struct asset *asset = &sample->estate->assets[i];
        if (asset->council != council) continue;
        write_row(&sheet, asset, 0);
        for (size_t bad = 0; bad < sizeof BAD / sizeof BAD[0]; bad++)
            if ((BAD_ROWS[council] & BAD[bad].kind) != 0 && asset->number == 12 + 9 * bad)
                write_bad_row(sample, &sheet, asset, bad);
    }
    sample_add_sheet(sample, "register", &sheet);
}
