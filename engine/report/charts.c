#include "engine/report/charts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/escape.h"
#include "engine/base/format.h"

#define WIDTH       CHARTS_WIDTH
#define LABELS      CHARTS_LABELS
#define BAR         22
#define STEP        34
#define LINE_HEIGHT 17
#define GAP         12 /* between a label and its bar */
#define VALUES      88 /* room behind the longest bar */
#define FILL        "#1d5a73"
#define INK         "#1f2933"
#define LINE        "#c3ccd4"
#define MILLION     1e6
#define TICKS       5
#define AXIS_HEIGHT 30
#define DIGIT       9.0 /* width of a digit */

static void open_svg(struct text *out, const char *id, int height, const char *title, const char *about) {
    text_add(out, "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"");
    escape_html(out, title);
    text_format(
        out, "\"><svg role=\"img\" viewBox=\"0 0 %d %d\" aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">",
        WIDTH, height, id, id, id);
    escape_html(out, title);
    text_format(out, "</title><desc id=\"%s-d\">", id);
    escape_html(out, about);
    text_add(out, "</desc>\n");
}

static void label(struct text *out, double x, double y, const char *anchor, const char *fill,
                  const char *value) {
    text_format(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">", x, y, anchor, fill);
    escape_html(out, value);
    text_add(out, "</text>\n");
}

/* The bytes of the first line of a label that is wider than its column: it ends at a blank, if there is one.
 */
static size_t label_line(const char *value) {
    size_t at = 0, blank = 0, count = 0;

    for (; value[at] != '\0'; at++) {
        if (((unsigned char)value[at] & 0xC0) != 0x80 && (double)++count * CHARTS_CHARACTER > LABELS - GAP)
            return blank > 0 ? blank : at;
        if (value[at] == ' ') blank = at;
    }
    return at;
}

static int label_lines(const char *value) {
    int lines = 1;

    for (value += label_line(value); *value != '\0'; value += label_line(value)) {
        value += *value == ' ';
        lines++;
    }
    return lines;
}

/* A label of one line is beside its bar; one of several makes its row taller. */
static int row_height(const char *value) {
    return STEP + (label_lines(value) - 1) * LINE_HEIGHT;
}

static void row_label(struct text *out, double y, const char *value) {
    struct text line = TEXT_EMPTY;

    do {
        size_t length = label_line(value);
        text_clear(&line);
        text_add_bytes(&line, value, length);
        label(out, LABELS - GAP, y + 16, "end", INK, text_string(&line));
        value += length + (value[length] == ' ');
        y += LINE_HEIGHT;
    } while (*value != '\0');
    text_free(&line);
}

static void bar(struct text *out, double x, double y, double width, const char *fill) {
    text_format(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n", x, y, width,
                BAR, fill);
}

void charts_bars(struct text *out, const struct report_chart *chart) {
    int64_t most = 1;
    int height = 4;
    double y = 4;
    char number[FORMAT_SIZE];

    for (size_t i = 0; i < chart->bar_count; i++) {
        if (chart->bars[i].value > most) most = chart->bars[i].value;
        height += row_height(chart->bars[i].label);
    }
    open_svg(out, chart->id, height, chart->title, chart->about);
    for (size_t i = 0; i < chart->bar_count; i++) {
        double width = (double)chart->bars[i].value / (double)most * (WIDTH - LABELS - VALUES);
        row_label(out, y, chart->bars[i].label);
        bar(out, LABELS, y, width, FILL);
        label(out, LABELS + width + 8, y + 16, "start", INK, format_integer(number, chart->bars[i].value));
        y += row_height(chart->bars[i].label);
    }
    text_add(out, "</svg></div>\n");
}

/* --- ranges --- */

/* On a page the sign is what people expect; tables for programs say GBP. */
const char *charts_pounds(char *buffer, double pounds) {
    static const char word[] = "GBP ", sign[] = "\u00a3";
    size_t word_length = sizeof word - 1, sign_length = sizeof sign - 1;

    format_pounds_short(buffer, pounds);
    if (strncmp(buffer, word, word_length) != 0) return buffer;
    memcpy(buffer, sign, sign_length);
    memmove(buffer + sign_length, buffer + word_length, strlen(buffer + word_length) + 1);
    return buffer;
}

/* 1, 2 or 5 times a power of ten, so that about TICKS of them reach `most`. */
static double tick_size(double most) {
    double rough = most / TICKS;
    double unit = pow(10, floor(log10(rough)));
    double times = rough / unit;

    return unit * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
}

/* Ticks are round: "\u00a310m", not "\u00a310.0m". */
static const char *tick_pounds(char *buffer, double pounds) {
    char *point = strstr(charts_pounds(buffer, pounds), ".0");

    if (point != NULL) memmove(point, point + 2, strlen(point + 2) + 1);
    return buffer;
}

static void axis(struct text *out, double most, double scale, int height) {
    double tick = tick_size(most);
    char number[FORMAT_SIZE];

    for (int i = 0; i * tick <= most * 1.0001; i++) {
        double x = LABELS + i * tick * scale;
        text_format(out, "<line x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\" stroke=\"" LINE "\"/>\n", x, x,
                    height);
        label(out, x, height + 18, "middle", INK, tick_pounds(number, i * tick));
    }
}

void charts_ranges(struct text *out, const struct report_range *ranges, size_t count) {
    double most = MILLION;
    int height = 4;
    double scale, y = 4;

    for (size_t i = 0; i < count; i++) {
        if (ranges[i].p90 > most) most = ranges[i].p90;
        height += row_height(ranges[i].label);
    }
    scale = (WIDTH - LABELS - VALUES) / most;
    open_svg(out, "backlog", height + AXIS_HEIGHT, "High-priority backlog as a range",
             "Each bar reaches from P10 to P90; the line across it is P50, as likely more as less.");
    axis(out, most, scale, height);
    for (size_t i = 0; i < count; y += row_height(ranges[i++].label)) {
        row_label(out, y, ranges[i].label);
        if (isnan(ranges[i].p10) || isnan(ranges[i].p50) || isnan(ranges[i].p90)) continue;
        bar(out, LABELS + ranges[i].p10 * scale, y, (ranges[i].p90 - ranges[i].p10) * scale, FILL);
        text_format(
            out,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ffffff\" stroke-width=\"3\"/>\n",
            LABELS + ranges[i].p50 * scale, y, LABELS + ranges[i].p50 * scale, y + BAR);
    }
    text_add(out, "</svg></div>\n");
}

/* --- ratings --- */

static double channel(unsigned value) {
    double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* Relative luminance as WCAG 2.2 defines it; 0.179 is where black and white contrast alike. */
const char *charts_text_colour(const char *colour) {
    unsigned r, g, b;

    if (colour == NULL || sscanf(colour, "#%2x%2x%2x", &r, &g, &b) != 3) return "#000000";
    return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b) > 0.179 ? "#000000" : "#ffffff";
}

static void stack(struct text *out, double y, const int64_t assets[REPORT_BANDS],
                  const struct report_rating *bands) {
    double total = 0, x = LABELS;
    char number[FORMAT_SIZE];

    for (size_t i = 0; i < REPORT_BANDS; i++)
        total += (double)assets[i];
    for (size_t i = 0; i < REPORT_BANDS; i++) {
        const char *fill = bands[i].colour ? bands[i].colour : CHARTS_NO_COLOUR;
        double width = total > 0 ? (double)assets[i] / total * (WIDTH - LABELS - 4) : 0;
        if (assets[i] == 0) continue;
        bar(out, x, y, width, fill);
        format_integer(number, assets[i]);
        if (width > DIGIT * (double)strlen(number) + 6)
            label(out, x + width / 2, y + 16, "middle", charts_text_colour(fill), number);
        x += width;
    }
}

static const char *numbered(struct text *title, const struct report_line *line) {
    text_clear(title);
    text_format(title, "%s. %s", line->code, line->title);
    return text_string(title);
}

void charts_ratings(struct text *out, const struct report *report) {
    struct text title = TEXT_EMPTY;
    int height = 4;
    double y = 4;

    for (size_t i = 0; i < report->objective_count; i++)
        height += row_height(numbered(&title, &report->objectives[i]));
    open_svg(
        out, "ratings", height, "Assets by rating, for each objective",
        "From left to right: green, amber, red, insufficient evidence. The figures are in the table below.");
    for (size_t i = 0; i < report->objective_count; i++) {
        const struct report_line *line = &report->objectives[i];
        const int64_t assets[REPORT_BANDS] = {line->green, line->amber, line->red, line->insufficient};
        row_label(out, y, numbered(&title, line));
        stack(out, y, assets, report->bands);
        y += row_height(text_string(&title));
    }
    text_add(out, "</svg></div>\n");
    text_free(&title);
}
