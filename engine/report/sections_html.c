/* The sections as HTML: their headings, sentences, pictures and tables. */
#include <math.h>

#include "engine/base/escape.h"
#include "engine/base/format.h"
#include "engine/report/page.h"
#include "engine/report/sections.h"

/* What is to be typed stands between backticks. */
static void add_sentence(struct text *out, const char *words) {
    bool code = false;
    struct text part = TEXT_EMPTY;

    text_add(out, "<p>");
    for (;; words++) {
        if (*words != '`' && *words != '\0') {
            text_add_char(&part, *words);
            continue;
        }
        if (code)
            escape_html(out, text_string(&part));
        else
            page_words(out, text_string(&part));
        text_clear(&part);
        if (*words == '\0') break;
        text_add(out, code ? "</code>" : "<code>");
        code = !code;
    }
    text_add(out, code ? "</code></p>\n" : "</p>\n");
    text_free(&part);
}

static void add_cell(struct text *out, const struct report_table *table, size_t row, size_t c) {
    size_t at = row * table->column_count + c;
    double number = table->numbers[at];
    char buffer[FORMAT_SIZE];

    if (table->columns[c].kind == REPORT_TEXT)
        page_cell(out, table->texts[at] ? table->texts[at] : "\u2013");
    else if (isnan(number))
        page_number_cell(out, "\u2013");
    else if (table->columns[c].kind == REPORT_POUNDS)
        page_money_cell(out, number);
    else
        page_number_cell(out,
                         format_decimal(buffer, number, table->columns[c].kind == REPORT_NUMBER ? 1 : 0));
}

/* A row of which the first column is words is headed by it. */
static void add_row(struct text *out, const struct report_table *table, size_t row) {
    size_t first = 0;

    if (table->columns[0].kind == REPORT_TEXT) {
        const char *head = table->texts[row * table->column_count];
        page_row_head(out, head ? head : "\u2013");
        first = 1;
    } else {
        text_add(out, "<tr>");
    }
    for (size_t c = first; c < table->column_count; c++)
        add_cell(out, table, row, c);
    page_end_row(out);
}

static void add_table(struct text *out, const struct report_table *table) {
    size_t shown = table->shown > 0 && table->shown < table->row_count ? table->shown : table->row_count;
    struct text caption = TEXT_EMPTY;
    char all[FORMAT_SIZE];

    if (shown < table->row_count)
        text_format(&caption, "The first %zu of %s; the spreadsheet has all", shown,
                    format_integer(all, (int64_t)table->row_count));
    else
        text_add(&caption, table->title);
    /* The heading above says the same, to those who see it. */
    page_open_table(out, shown < table->row_count ? "" : " class=\"same\"", text_string(&caption));
    text_add(out, "<thead><tr>");
    for (size_t c = 0; c < table->column_count; c++) {
        text_add(out, table->columns[c].kind == REPORT_TEXT ? "<th scope=\"col\">"
                                                            : "<th scope=\"col\" class=\"n\">");
        escape_html(out, table->columns[c].head);
        text_add(out, "</th>");
    }
    text_add(out, "</tr></thead><tbody>\n");
    for (size_t row = 0; row < shown; row++)
        add_row(out, table, row);
    page_end_table(out);
    text_free(&caption);
}

static void add_part(struct text *out, const struct report_table *table) {
    bool pictured = table->row_count > 0 && (table->lines || table->steps);

    text_add(out, pictured ? "<figure><figcaption>" : "<div class=\"part\">");
    page_tag(out, "h3", table->title);
    if (table->about) add_sentence(out, table->about);
    if (pictured) text_add(out, "</figcaption>\n");
    if (pictured && table->lines) shape_lines(out, table->lines);
    if (pictured && table->steps) shape_steps(out, table->steps);
    if (table->row_count > 0)
        add_table(out, table);
    else if (table->none)
        add_sentence(out, table->none);
    text_add(out, pictured ? "</figure>\n" : "</div>\n");
}

void section_html(struct text *out, const struct report_section *section) {
    text_format(out, "<section aria-labelledby=\"%s\"><h2 id=\"%s\">", section->id, section->id);
    escape_html(out, section->title);
    text_add(out, "</h2>\n");
    if (section->about) add_sentence(out, section->about);
    for (size_t i = 0; i < section->table_count; i++)
        add_part(out, &section->tables[i]);
    text_add(out, "</section>\n");
}
