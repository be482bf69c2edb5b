/* Tables and their cells as HTML. */
#include "engine/report/page.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "engine/base/escape.h"
#include "engine/base/format.h"
#include "engine/report/charts.h"

void page_tag(struct text *out, const char *name, const char *value) {
    text_format(out, "<%s>", name);
    escape_html(out, value);
    text_format(out, "</%s>\n", name);
}

/* The bytes of a day (2026-09-30) or a quarter (2026-27-Q2) at the start of `text`; 0 when there is none. */
static size_t date_length(const char *text) {
    static const char *const shapes[] = {"0000-00-00", "0000-00-Q0"};

    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        size_t i = 0;
        while (shapes[s][i] != '\0' &&
               (shapes[s][i] == '0' ? text[i] >= '0' && text[i] <= '9' : text[i] == shapes[s][i]))
            i++;
        if (shapes[s][i] == '\0') return i;
    }
    return 0;
}

void page_words(struct text *out, const char *value) {
    struct text part = TEXT_EMPTY;

    for (size_t length; value != NULL && *value != '\0'; value += length) {
        length = date_length(value);
        if (length == 0) {
            length = strcspn(value + 1, "0123456789") + 1;
            text_add_bytes(&part, value, length);
            continue;
        }
        escape_html(out, text_string(&part));
        text_clear(&part);
        text_format(out, "<span class=\"d\">%.*s</span>", (int)length, value);
    }
    escape_html(out, text_string(&part));
    text_free(&part);
}

void page_cell(struct text *out, const char *value) {
    text_add(out, "<td>");
    page_words(out, value);
    text_add(out, "</td>");
}

void page_number_cell(struct text *out, const char *value) {
    text_add(out, "<td class=\"n\">");
    escape_html(out, value);
    text_add(out, "</td>");
}

void page_count_cell(struct text *out, int64_t value) {
    char buffer[FORMAT_SIZE];
    page_number_cell(out, format_integer(buffer, value));
}

void page_score_cell(struct text *out, double score) {
    char buffer[FORMAT_SIZE];
    page_number_cell(out, isnan(score) ? "\u2013" : format_decimal(buffer, floor(score), 0));
}

void page_row_head(struct text *out, const char *value) {
    text_add(out, "<tr><th scope=\"row\">");
    page_words(out, value);
    text_add(out, "</th>");
}

void page_open_table(struct text *out, const char *attributes, const char *caption) {
    text_add(out, "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"");
    escape_html(out, caption);
    text_format(out, "\"><table%s><caption>", attributes);
    escape_html(out, caption);
    text_add(out, "</caption>");
}

void page_table(struct text *out, const char *caption, const char *heads, ...) {
    va_list more;

    page_open_table(out, "", caption);
    text_add(out, "<thead><tr>");
    va_start(more, heads);
    for (const char *head = heads; head != NULL; head = va_arg(more, const char *)) {
        text_format(out, "<th scope=\"col\"%s>", head[0] == '#' ? " class=\"n\"" : "");
        escape_html(out, head[0] == '#' ? head + 1 : head);
        text_add(out, "</th>");
    }
    va_end(more);
    text_add(out, "</tr></thead><tbody>\n");
}

void page_end_row(struct text *out) {
    text_add(out, "</tr>\n");
}

void page_end_table(struct text *out) {
    text_add(out, "</tbody></table></div>\n");
}

void page_rating_cell(struct text *out, struct report_rating rating) {
    if (rating.label == NULL) {
        page_cell(out, "\u2013");
        return;
    }
    text_add(out, "<td><span class=\"rating\"");
    if (rating.colour != NULL) {
        text_add(out, " style=\"background:");
        escape_html(out, rating.colour);
        text_format(out, ";color:%s\"", charts_text_colour(rating.colour));
    }
    text_add(out, ">");
    escape_html(out, rating.label);
    text_add(out, "</span></td>");
}

void page_direction_cell(struct text *out, const struct report_line *line) {
    struct text words = TEXT_EMPTY;

    if (line->direction == NULL)
        text_add(&words, "\u2013");
    else {
        text_format(&words, "%s %s",
                    text_equal(line->direction, "improving")   ? "\u2191"
                    : text_equal(line->direction, "worsening") ? "\u2193"
                                                               : "\u2192",
                    line->direction);
        if (!isnan(line->change) && fabs(line->change) >= 0.5) text_format(&words, " (%+.0f)", line->change);
    }
    page_cell(out, text_string(&words));
    text_free(&words);
}

void page_money_cell(struct text *out, double pounds) {
    char buffer[FORMAT_SIZE];
    page_number_cell(out, isnan(pounds) ? "unknown" : charts_pounds(buffer, pounds));
}
