#include <math.h>
#include <stdio.h>

#include "engine/base/format.h"
#include "engine/report/charts.h"
#include "engine/report/shapes.h"
#include "engine/report/svg.h"

#define LEFT        80
#define RIGHT       168 /* room for the name of each line */
#define TOP         30
#define HEIGHT      274
#define FOOT        28
#define TICKS       4
#define LINE_HEIGHT 17
#define YEARS_SHOWN 7
#define LINES_MAX   6
#define NAMES       (RIGHT - 20.0)

/* Dashes tell the lines apart without colour. */
static const char *const strokes[] = {"#8c2d19", "#1d5a73", "#2f6b2f"};
static const char *const dashes[] = {"none", "9 4", "3 3"};
#define DOTTED "0 7\" stroke-linecap=\"round"

struct scale {
    double years, most, tick;
};

static double at_x(struct scale scale, double year) {
    return LEFT + (scale.years > 0 ? year / scale.years : 0) * (CHARTS_WIDTH - LEFT - RIGHT);
}

static double at_y(struct scale scale, double value) {
    return TOP + (1 - value / scale.most) * (HEIGHT - TOP);
}

static struct scale scale_of(const struct shape_lines *chart) {
    double most = 0;

    for (size_t i = 0; i < chart->line_count; i++) {
        if (!isnan(chart->lines[i].high)) most = fmax(most, chart->lines[i].high);
        for (size_t year = 0; year < chart->years; year++)
            if (!isnan(chart->lines[i].values[year])) most = fmax(most, chart->lines[i].values[year]);
    }
    double tick = svg_tick(most, TICKS);
    return (struct scale){(double)chart->years - 1, fmax(1, ceil(most / tick)) * tick, tick};
}

static void grid(struct text *out, const struct shape_lines *chart, struct scale scale) {
    char number[FORMAT_SIZE];
    size_t step = (chart->years + YEARS_SHOWN - 1) / YEARS_SHOWN;

    for (int i = 0; i * scale.tick <= scale.most * 1.0001; i++) {
        double y = at_y(scale, i * scale.tick);
        svg_line(out, LEFT, y, CHARTS_WIDTH - RIGHT, y, SVG_LINE);
        svg_text(out, LEFT - 8, y + 5, "end", SVG_INK,
                 chart->unit ? format_decimal(number, i * scale.tick, scale.tick < 1 ? 1 : 0)
                             : svg_tick_pounds(number, i * scale.tick));
    }
    if (chart->unit) svg_text(out, 0, 14, "start", SVG_INK, chart->unit);
    for (size_t year = 0; year < chart->years; year += step) {
        int first = chart->start + (int)year;
        if (chart->financial)
            snprintf(number, sizeof number, "%d/%02d", first, (first + 1) % 100);
        else
            snprintf(number, sizeof number, "%d", first);
        svg_text(out, at_x(scale, (double)year), HEIGHT + 20, "middle", SVG_INK, number);
    }
}

static int last_known(const struct shape_lines *chart, size_t i) {
    int last = (int)chart->years - 1;

    while (last >= 0 && isnan(chart->lines[i].values[last]))
        last--;
    return last;
}

static void draw(struct text *out, const struct shape_lines *chart, size_t i, struct scale scale) {
    const struct shape_line *line = &chart->lines[i];
    bool projected = line->tells == SHAPE_PROJECTED;
    const char *stroke = strokes[projected ? 0 : i % 3];
    double beside = at_x(scale, scale.years) - 6 + 6.0 * (double)i;

    if (!isnan(line->low) && !isnan(line->high))
        text_format(out,
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"7\" "
                    "stroke-opacity=\"0.35\"/>\n",
                    beside, at_y(scale, line->low), beside, at_y(scale, line->high), stroke);
    text_format(out,
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"3\" stroke-dasharray=\"%s\" points=\"",
                stroke, projected ? DOTTED : dashes[i % 3]);
    for (size_t year = 0; year < chart->years; year++)
        if (!isnan(line->values[year]))
            text_format(out, "%.1f,%.1f ", at_x(scale, (double)year), at_y(scale, line->values[year]));
    text_add(out, "\"/>\n");
    for (size_t year = 0; line->tells == SHAPE_COUNTED && year < chart->years; year++)
        if (!isnan(line->values[year]))
            text_format(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"%s\"/>\n",
                        at_x(scale, (double)year), at_y(scale, line->values[year]), stroke);
}

/* A line that ends before the others has its name above its end, with a white rim where others cross it. */
static void name_short(struct text *out, const char *label, double x, double y) {
    text_format(out, "<g stroke=\"#ffffff\" stroke-width=\"4\" paint-order=\"stroke\">");
    svg_text(out, x, y - 12 < TOP + 12 ? y + 24 : y - 12, "start", SVG_INK, label);
    text_add(out, "</g>");
}

static size_t name_lines(const char *label) {
    size_t lines = 0;

    for (; *label != '\0'; lines++) {
        label += svg_fold(label, NAMES);
        label += *label == ' ';
    }
    return lines;
}

static double put_name(struct text *out, const char *label, double y) {
    struct text words = TEXT_EMPTY;

    for (; *label != '\0'; y += LINE_HEIGHT) {
        size_t length = svg_fold(label, NAMES);
        text_clear(&words);
        text_add_bytes(&words, label, length);
        svg_text(out, CHARTS_WIDTH - RIGHT + 16, y, "start", SVG_INK, text_string(&words));
        label += length + (label[length] == ' ');
    }
    text_free(&words);
    return y;
}

/* Names stand at the height of their lines' ends, or as near as those above and below leave room. */
static void name_long(struct text *out, const struct shape_lines *chart, const size_t *order, size_t count,
                      struct scale scale) {
    double free_from = 0;
    size_t below = 0;

    for (size_t n = 0; n < count; n++)
        below += name_lines(chart->lines[order[n]].label);
    for (size_t n = 0; n < count; n++) {
        const struct shape_line *line = &chart->lines[order[n]];
        double y = fmax(free_from, at_y(scale, line->values[chart->years - 1]) + 5);
        double lowest = HEIGHT + 5 + LINE_HEIGHT - (double)below * LINE_HEIGHT;
        free_from = put_name(out, line->label, fmin(y, lowest));
        below -= name_lines(line->label);
    }
}

static void names(struct text *out, const struct shape_lines *chart, struct scale scale) {
    size_t order[LINES_MAX], count = 0;

    for (size_t i = 0; i < chart->line_count && count < LINES_MAX; i++) {
        int last = last_known(chart, i);
        if (last < 0) continue;
        double value = chart->lines[i].values[last];
        if (last < (int)chart->years - 1) {
            name_short(out, chart->lines[i].label, at_x(scale, last) - 4, at_y(scale, value));
            continue;
        }
        size_t at = count++;
        for (; at > 0 && chart->lines[order[at - 1]].values[last] < value; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    name_long(out, chart, order, count, scale);
}

void shape_lines(struct text *out, const struct shape_lines *chart) {
    struct scale scale = scale_of(chart);

    svg_open(out, chart->id, HEIGHT + FOOT, chart->title, chart->about);
    grid(out, chart, scale);
    for (size_t i = 0; i < chart->line_count; i++)
        draw(out, chart, i, scale);
    names(out, chart, scale);
    svg_close(out);
}
