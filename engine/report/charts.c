#include "engine/report/charts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/report/svg.h"

#define WIDTH       CHARTS_WIDTH
#define LABELS      CHARTS_LABELS
#define BAR         22
#define STEP        34
#define LINE_HEIGHT 17
#define GAP         12 /* between a label and its bar */
#define VALUES      88 /* room behind the longest bar */
#define FILL        "#1d5a73"
#define MILLION     1e6
#define TICKS       5
#define AXIS_HEIGHT 30
#define DIGIT       9.0 /* width of a digit */

static int label_lines(const char *value) {
    int lines = 1;

    for (value += svg_fold(value, LABELS - GAP); *value != '\0'; value += svg_fold(value, LABELS - GAP)) {
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
        size_t length = svg_fold(value, LABELS - GAP);
        text_clear(&line);
        text_add_bytes(&line, value, length);
        svg_text(out, LABELS - GAP, y + 16, "end", SVG_INK, text_string(&line));
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
    svg_open(out, chart->id, height, chart->title, chart->about);
    for (size_t i = 0; i < chart->bar_count; i++) {
        double width = (double)chart->bars[i].value / (double)most * (WIDTH - LABELS - VALUES);
        row_label(out, y, chart->bars[i].label);
        bar(out, LABELS, y, width, FILL);
        svg_text(out, LABELS + width + 8, y + 16, "start", SVG_INK,
                 format_integer(number, chart->bars[i].value));
        y += row_height(chart->bars[i].label);
    }
    svg_close(out);
}

/* --- ranges --- */

/* On a page the sign is what people expect; tables for programs say GBP. */
const char *charts_pounds(char *buffer, double pounds) {
    static const char word[] = "GBP ";
    char plain[FORMAT_SIZE];
    bool below = pounds <= -0.5; /* less is shown as nought */

    format_pounds_short(plain, fabs(pounds));
    if (strncmp(plain, word, sizeof word - 1) != 0)
        snprintf(buffer, FORMAT_SIZE, "%s", plain);
    else
        snprintf(buffer, FORMAT_SIZE, "%s\u00a3%s", below ? "-" : "", plain + sizeof word - 1);
    return buffer;
}

static void axis(struct text *out, double most, double scale, int height) {
    double tick = svg_tick(most, TICKS);
    char number[FORMAT_SIZE];

    for (int i = 0; i * tick <= most * 1.0001; i++) {
        double x = LABELS + i * tick * scale;
        text_format(out, "<line x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\" stroke=\"" SVG_LINE "\"/>\n", x, x,
                    height);
        svg_text(out, x, height + 18, "middle", SVG_INK, svg_tick_pounds(number, i * tick));
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
    svg_open(out, "backlog", height + AXIS_HEIGHT, "High-priority backlog as a range",
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
    svg_close(out);
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
            svg_text(out, x + width / 2, y + 16, "middle", charts_text_colour(fill), number);
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
    svg_open(
        out, "ratings", height, "Assets by rating, for each objective",
        "From left to right: green, amber, red, insufficient evidence. The figures are in the table below.");
    for (size_t i = 0; i < report->objective_count; i++) {
        const struct report_line *line = &report->objectives[i];
        const int64_t assets[REPORT_BANDS] = {line->green, line->amber, line->red, line->insufficient};
        row_label(out, y, numbered(&title, line));
        stack(out, y, assets, report->bands);
        y += row_height(text_string(&title));
    }
    svg_close(out);
    text_free(&title);
}
