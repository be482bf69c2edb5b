#include "tools/sample/sheet.h"

#include <stdarg.h>
#include <string.h>

struct sheet sheet_new(const struct layout *layout) {
    return (struct sheet){.layout = layout, .line = 1};
}

static void separate(struct sheet *sheet) {
    if (sheet->started) text_add_char(&sheet->text, sheet->layout->separator);
    sheet->started = true;
}

void sheet_raw(struct sheet *sheet, const char *bytes) {
    separate(sheet);
    text_add(&sheet->text, bytes);
}

void sheet_cell(struct sheet *sheet, const char *value) {
    const char special[] = {sheet->layout->separator, '"', '\r', '\n', '\0'};
    separate(sheet);
    if (strpbrk(value, special) == NULL) {
        text_add(&sheet->text, value);
        return;
    }
    text_add_char(&sheet->text, '"');
    for (const char *c = value; *c != '\0'; c++) {
        if (*c == '"') text_add_char(&sheet->text, '"');
        if (*c == '\n') sheet->line++;
        text_add_char(&sheet->text, *c);
    }
    text_add_char(&sheet->text, '"');
}

void sheet_cell_format(struct sheet *sheet, const char *format, ...) {
    struct text value = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_format_va(&value, format, args);
    va_end(args);
    sheet_cell(sheet, text_string(&value));
    text_free(&value);
}

void sheet_date(struct sheet *sheet, int32_t days) {
    struct text value = TEXT_EMPTY;
    layout_date(&value, sheet->layout->dates, days);
    sheet_cell(sheet, text_string(&value));
    text_free(&value);
}

void sheet_headers(struct sheet *sheet, const char *const *headers) {
    for (; *headers != NULL; headers++)
        sheet_cell(sheet, *headers);
    sheet_cell(sheet, SAMPLE_LABEL);
    sheet_end_row(sheet);
    sheet->row = 0;
}

static const char *line_end(const struct sheet *sheet) {
    switch (sheet->layout->line_ends) {
    case LINES_LF:
        return "\n";
    case LINES_CRLF:
        return "\r\n";
    case LINES_MIXED:
        break;
    }
    return sheet->row % 41 == 40 ? "\r" : sheet->row % 3 == 0 ? "\n" : "\r\n";
}

void sheet_end_row(struct sheet *sheet) {
    text_add(&sheet->text, line_end(sheet));
    sheet->started = false;
    sheet->row++;
    sheet->line++;
    size_t every = sheet->layout->blank_every;
    if (every == 0 || sheet->row % every != 0) return;
    text_add(&sheet->text, sheet->row % 2 == 0 ? "\r\n" : "   \r\n");
    sheet->line++;
}

void sheet_label_row(struct sheet *sheet) {
    sheet_cell(sheet, SAMPLE_LABEL_VALUE);
    sheet_end_row(sheet);
}

/* Only the characters that the sample uses: Latin-1's, the dash and the right quotation mark. */
static struct text to_windows_1252(const struct text *utf8) {
    struct text out = TEXT_EMPTY;
    const unsigned char *at = (const unsigned char *)text_string(utf8);
    while (*at != '\0') {
        if (*at < 0x80) {
            text_add_char(&out, (char)*at++);
        } else if (at[0] == 0xC2 || at[0] == 0xC3) {
            text_add_char(&out, (char)(at[0] == 0xC2 ? at[1] : at[1] + 0x40));
            at += 2;
        } else {
            text_add_char(&out, (char)(at[2] == 0x93 ? 0x96 : 0x92));
            at += 3;
        }
    }
    return out;
}

struct text sheet_finish(struct sheet *sheet) {
    struct text out = TEXT_EMPTY;
    if (sheet->layout->encoding == ENCODING_WINDOWS_1252) {
        out = to_windows_1252(&sheet->text);
        text_free(&sheet->text);
        return out;
    }
    if (sheet->layout->encoding == ENCODING_UTF8_BOM) text_add(&out, "\xEF\xBB\xBF");
    text_add(&out, text_string(&sheet->text));
    text_free(&sheet->text);
    return out;
}
