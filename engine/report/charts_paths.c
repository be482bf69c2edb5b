#include <math.h>

#include "engine/base/escape.h"
#include "engine/base/format.h"
#include "engine/report/charts.h"

#define LEFT   80
#define RIGHT  150 /* room for the name of each line */
#define TOP    14
#define HEIGHT 260
#define FOOT   28
#define INK    "#1f2933"
#define LINE   "#c3ccd4"
#define TICKS  4

/* Dashes tell the lines apart without colour. */
static const char *const strokes[] = {"#8c2d19", "#1d5a73", "#2f6b2f"};
static const char *const dashes[] = {"none", "9 4", "3 3"};

struct scale {
    double years, most;
};

static double at_x(struct scale scale, double year) {
    return LEFT + year / scale.years * (CHARTS_WIDTH - LEFT - RIGHT);
}

static double at_y(struct scale scale, double pounds) {
    return TOP + (1 - pounds / scale.most) * (HEIGHT - TOP);
}

static void words(struct text *out, double x, double y, const char *anchor, const char *value) {
    text_format(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"" INK "\">", x, y, anchor);
    escape_html(out, value);
    text_add(out, "</text>\n");
}

static void grid(struct text *out, const struct report *report, struct scale scale) {
    char number[FORMAT_SIZE];

    for (int i = 0; i <= TICKS; i++) {
        double pounds = scale.most * i / TICKS, y = at_y(scale, pounds);
        text_format(out, "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"" LINE "\"/>\n", LEFT, y,
                    CHARTS_WIDTH - RIGHT, y);
        words(out, LEFT - 8, y + 5, "end", charts_pounds(number, pounds));
    }
    for (int year = 0; year <= report->path_years; year += 2)
        text_format(out, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"" INK "\">%d</text>\n",
                    at_x(scale, year), HEIGHT + 20, report->path_start + year);
}

static void draw(struct text *out, const struct report *report, size_t i, struct scale scale) {
    const struct report_path *path = &report->paths[i];
    double x = at_x(scale, report->path_years), y = at_y(scale, path->likely[report->path_years]);

    if (!isnan(path->low) && !isnan(path->high))
        text_format(out,
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"7\" "
                    "stroke-opacity=\"0.35\"/>\n",
                    x - 6 + 6.0 * (double)i, at_y(scale, path->low), x - 6 + 6.0 * (double)i,
                    at_y(scale, path->high), strokes[i % 3]);
    text_format(out,
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"3\" stroke-dasharray=\"%s\" points=\"",
                strokes[i % 3], dashes[i % 3]);
    for (int year = 0; year <= report->path_years; year++)
        text_format(out, "%.1f,%.1f ", at_x(scale, year), at_y(scale, path->likely[year]));
    text_add(out, "\"/>\n");
    words(out, x + 16, y + 5, "start", path->label);
}

void charts_paths(struct text *out, const struct report *report) {
    struct scale scale = {report->path_years, 1};

    for (size_t i = 0; i < report->path_count; i++)
        scale.most = fmax(scale.most, fmax(isnan(report->paths[i].high) ? 0 : report->paths[i].high,
                                           report->paths[i].likely[report->path_years]));
    double unit = pow(10, floor(log10(scale.most / TICKS)));
    scale.most = ceil(scale.most / TICKS / unit * 2) / 2 * unit * TICKS;
    text_format(
        out,
        "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"The backlog in ten years\"><svg "
        "role=\"img\" viewBox=\"0 0 %d %d\" aria-labelledby=\"paths-t paths-d\"><title "
        "id=\"paths-t\">The backlog in ten years</title><desc id=\"paths-d\">A line for each budget: what is "
        "likely, year by year. The bar at its end reaches from low to high.</desc>\n",
        CHARTS_WIDTH, HEIGHT + FOOT);
    grid(out, report, scale);
    for (size_t i = 0; i < report->path_count; i++)
        draw(out, report, i, scale);
    text_add(out, "</svg></div>\n");
}
