/* The list's page: one accessible file without scripts, in the look of the report. */
#include <inttypes.h>

#include "engine/base/escape.h"
#include "engine/base/format.h"
#include "engine/exchange/publication_inside.h"
#include "engine/report/page.h"
#include "engine/report/style.h"

static void add_head(struct text *out, const struct making *making) {
    text_add(out,
             "<!DOCTYPE html>\n<html lang=\"en-GB\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head><meta "
             "charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, "
             "initial-scale=1\"/><title>" PUBLICATION_TITLE " of ");
    escape_html(out, making_value(making, "label"));
    text_add(out, "</title>\n<style>");
    text_add(out, report_style);
    text_add(out, "</style></head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the list</a>\n<header>");
    if (making->what->draft) text_add(out, "<p class=\"mark\">Draft</p>");
    text_add(out, "<h1>" PUBLICATION_TITLE "</h1>\n<p>");
    escape_html(out, making_value(making, "label"));
    text_add(out, ", as at ");
    escape_html(out, making_value(making, "as_at"));
    text_add(out, "</p>");
    if (text_equal(making_value(making, "sample"), "t"))
        text_add(
            out,
            "<p class=\"sample\"><strong>Sample.</strong> This estate is invented: a synthetic portfolio for "
            "trials, not the council's property.</p>");
    text_add(out, "</header>\n<main id=\"main\">\n");
}

static void add_about(struct text *out, const struct making *making) {
    text_add(
        out,
        "<section aria-labelledby=\"about\"><h2 id=\"about\">What this is</h2>\n<p>Every piece of land and "
        "every building that the council owns or uses, in one list, as the Local Government Transparency "
        "Code 2015 asks (paragraphs 35 to 37). Social housing has a list of its own; operational highways, "
        "railways and canals, and what would do harm if it were known, are not in it.</p>\n");
    text_add(out, "<dl class=\"keys\">");
    static const struct {
        const char *column, *label;
    } keys[] = {
        {"row_count", "assets"},
        {"point_count", "with coordinates in the list"},
        {"vacant_count", "vacant: only the kind and the first part of the postcode are given"},
        {"unlocated_count", "whose place the register does not know"},
        {"licence_withheld_count", "whose coordinates came under a licence that does not let them out"}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        char number[FORMAT_SIZE];
        text_format(out, "<div><dt>%s</dt><dd>%s</dd></div>\n", keys[i].label,
                    format_integer(number, making_number(making, keys[i].column)));
    }
    text_add(out, "</dl></section>\n");
}

static void add_downloads(struct text *out, const struct making *making) {
    static const enum publication_file shown[] = {PUBLICATION_CSV, PUBLICATION_CSVW, PUBLICATION_GPKG,
                                                  PUBLICATION_GEMINI, PUBLICATION_VALIDATION};
    char size[FORMAT_SIZE];

    text_add(out, "<section aria-labelledby=\"files\"><h2 id=\"files\">Download it</h2>\n");
    page_table(out, "Files of this list", "File", "What it is", "#Bytes", NULL);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        const struct publication_kind *kind = &publication_kinds[shown[i]];
        text_format(out, "<tr><th scope=\"row\"><a href=\"%s\">%s</a></th>", kind->name, kind->name);
        page_cell(out, kind->title);
        page_number_cell(out, format_integer(size, making->sizes[shown[i]]));
        page_end_row(out);
    }
    page_end_table(out);
    text_add(out, "</section>\n");
}

static void add_licence(struct text *out, const struct making *making) {
    text_add(out, "<section aria-labelledby=\"licence\"><h2 id=\"licence\">Use it</h2>\n<p>You may use it "
                  "under the <a href=\"");
    escape_html(out, making_value(making, "licence_url"));
    text_add(out, "\">");
    escape_html(out, making_value(making, "licence_title"));
    text_add(out, "</a>. Please say where it is from: ");
    escape_html(out, making_value(making, "attribution"));
    text_add(out, "</p>\n<p>Questions, and what is wrong in it: ");
    escape_html(out, making_value(making, "contact_post"));
    text_add(out, ", <a href=\"");
    escape_html(out, making_value(making, "contact_url"));
    text_add(out, "\">");
    escape_html(out, making_value(making, "contact_url"));
    text_add(out, "</a>.</p></section>\n");
}

static void add_counts(struct text *out, const struct making *making) {
    text_add(out, "<section aria-labelledby=\"counts\"><h2 id=\"counts\">What is in it</h2>\n");
    page_table(out, "Assets of the list", "By", "Kind", "#Assets", NULL);
    for (size_t i = 0; i < rows_count(making->counts); i++) {
        page_row_head(out, rows_text(making->counts, i, 0));
        page_cell(out, rows_text(making->counts, i, 1));
        page_count_cell(out, rows_integer(making->counts, i, 2));
        page_end_row(out);
    }
    page_end_table(out);
    text_add(out, "</section>\n");
}

static void add_columns(struct text *out, const struct making *making) {
    text_add(out,
             "<section aria-labelledby=\"columns\"><h2 id=\"columns\">How to read it</h2>\n<p>One row is one "
             "asset: a caretaker's house is counted apart from its school. A cell is empty where nothing is "
             "known, or "
             "where it is withheld. Text that a spreadsheet would run as a formula has an apostrophe before "
             "it.</p>\n");
    page_table(out, "The columns", "Column", "What it holds", "Where it is asked for", NULL);
    for (size_t i = 0; i < rows_count(making->columns); i++) {
        page_row_head(out, rows_text(making->columns, i, 0));
        page_cell(out, rows_text(making->columns, i, 1));
        page_cell(out, rows_text(making->columns, i, 6));
        page_end_row(out);
    }
    page_end_table(out);
    text_add(out, "</section>\n");
}

static void add_foot(struct text *out, const struct making *making) {
    char faults[FORMAT_SIZE], warnings[FORMAT_SIZE];

    text_format(
        out,
        "<section aria-labelledby=\"check\"><h2 id=\"check\">How it was checked</h2>\n<p>The file was held "
        "against "
        "the layout: %s faults, %s warnings, each with its line in <a href=\"%s\">%s</a>.</p></section>\n",
        format_integer(faults, making->check.fault_count),
        format_integer(warnings, making->check.warning_count), publication_kinds[PUBLICATION_VALIDATION].name,
        publication_kinds[PUBLICATION_VALIDATION].name);
    text_add(out, "</main>\n<footer><p>Made on ");
    escape_html(out, making_value(making, "made_on"));
    text_add(out, " by terrier ");
    escape_html(out, making->what->version);
    text_add(out, " from revision ");
    escape_html(out, making_value(making, "revision"));
    text_add(out, " of the register.</p></footer>\n</body>\n</html>\n");
}

void publication_page(struct text *out, const struct making *making) {
    add_head(out, making);
    add_about(out, making);
    add_downloads(out, making);
    add_licence(out, making);
    add_counts(out, making);
    add_columns(out, making);
    add_foot(out, making);
}
