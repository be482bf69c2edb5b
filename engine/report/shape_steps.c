#include <math.h>
#include <stdlib.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "engine/report/charts.h"
#include "engine/report/shapes.h"
#include "engine/report/svg.h"

#define LEFT      80
#define RIGHT     24
#define TOP       30
#define HEIGHT    300
#define FOOT      46
#define TICKS     5
#define NARROWEST 0.75 /* drawn by itself; narrower ones share a step, at their mean height */
#define PAYS      "#2f6b2f"
#define COSTS     "#1d5a73"
#define MARK      "#8c2d19"

struct scale {
    double total, low, high, tick;
};

static double at_x(struct scale scale, double along) {
    return LEFT + along / scale.total * (CHARTS_WIDTH - LEFT - RIGHT);
}

static double at_y(struct scale scale, double height) {
    double shown = fmin(scale.high, fmax(scale.low, height));
    return TOP + (scale.high - shown) / (scale.high - scale.low) * (HEIGHT - TOP);
}

static int by_height(const void *a, const void *b) {
    double x = ((const struct shape_step *)a)->height, y = ((const struct shape_step *)b)->height;
    return (x > y) - (x < y);
}

/* Between which heights most of the width stands; all of it, where that is not much further. */
static void shown_part(const struct shape_steps *chart, double total, double *least, double *most) {
    struct shape_step *sorted = memory_array(chart->count + 1, sizeof *sorted);
    double along = 0, lowest = 0, highest = 0;

    for (size_t i = 0; i < chart->count; i++)
        sorted[i] = chart->steps[i];
    qsort(sorted, chart->count, sizeof *sorted, by_height);
    *least = *most = 0;
    for (size_t i = 0; i < chart->count; i++) {
        if (!(sorted[i].width > 0)) continue;
        if (along <= (1 - SHAPE_SHOWN) * total) *least = sorted[i].height;
        if (along < SHAPE_SHOWN * total) *most = sorted[i].height;
        along += sorted[i].width;
        lowest = fmin(lowest, sorted[i].height);
        highest = fmax(highest, sorted[i].height);
    }
    if (lowest >= 2 * *least) *least = lowest;
    if (highest <= 2 * *most) *most = highest;
    free(sorted);
}

static struct scale scale_of(const struct shape_steps *chart) {
    struct scale scale = {0};
    double least, most;

    for (size_t i = 0; i < chart->count; i++)
        if (chart->steps[i].width > 0) scale.total += chart->steps[i].width;
    if (!(scale.total > 0)) scale.total = 1;
    shown_part(chart, scale.total, &least, &most);
    if (!isnan(chart->mark)) most = fmax(most, chart->mark);
    least = fmin(0, least);
    most = fmax(0, most);
    scale.tick = svg_tick(most - least, TICKS);
    scale.low = floor(least / scale.tick) * scale.tick;
    scale.high = fmax(ceil(most / scale.tick), scale.low / scale.tick + 1) * scale.tick;
    return scale;
}

static void grid(struct text *out, const struct shape_steps *chart, struct scale scale) {
    double along = svg_tick(scale.total, TICKS);
    char number[FORMAT_SIZE];

    svg_text(out, 0, 14, "start", SVG_INK, chart->height_unit);
    for (int i = 0; scale.low + i * scale.tick <= scale.high + scale.tick / 2; i++) {
        double y = at_y(scale, scale.low + i * scale.tick);
        svg_line(out, LEFT, y, CHARTS_WIDTH - RIGHT, y, SVG_LINE);
        svg_text(out, LEFT - 8, y + 5, "end", SVG_INK,
                 format_decimal(number, scale.low + i * scale.tick, scale.tick < 1 ? 1 : 0));
    }
    for (int i = 0; i * along <= scale.total; i++)
        svg_text(out, at_x(scale, i * along), HEIGHT + 20, "middle", SVG_INK,
                 format_decimal(number, i * along, along < 1 ? 1 : 0));
    svg_text(out, LEFT, HEIGHT + 40, "start", SVG_INK, chart->width_unit);
}

static void block(struct text *out, struct scale scale, double from, double to, double height) {
    double top = at_y(scale, fmax(0, height)), bottom = at_y(scale, fmin(0, height));

    text_format(out, "<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\" fill=\"%s\"/>\n",
                at_x(scale, from), top, at_x(scale, to) - at_x(scale, from), fmax(0.5, bottom - top),
                height < 0 ? PAYS : COSTS);
}

/* Returns where those below nought end. */
static double blocks(struct text *out, const struct shape_steps *chart, struct scale scale) {
    text_add(out, "<g shape-rendering=\"crispEdges\">\n");
    double narrowest = NARROWEST / (CHARTS_WIDTH - LEFT - RIGHT) * scale.total;
    double from = 0, along = 0, area = 0, pays = 0;

    for (size_t i = 0; i < chart->count; i++) {
        const struct shape_step *step = &chart->steps[i];
        if (!(step->width > 0)) continue;
        along += step->width;
        area += step->width * fmin(scale.high, fmax(scale.low, step->height));
        if (step->height < 0) pays += step->width;
        bool turns = i + 1 < chart->count && (step->height < 0) != (chart->steps[i + 1].height < 0);
        if (along - from < narrowest && i + 1 < chart->count && !turns) continue;
        block(out, scale, from, along, area / (along - from));
        from = along;
        area = 0;
    }
    text_add(out, "</g>\n");
    return pays;
}

/* What is below nought is said in words too; so is what was cut. */
static void notes(struct text *out, const struct shape_steps *chart, struct scale scale, double pays) {
    struct text words = TEXT_EMPTY;
    char number[FORMAT_SIZE];
    double cut = 0;

    for (size_t i = 0; i < chart->count; i++)
        if (chart->steps[i].height > scale.high || chart->steps[i].height < scale.low)
            cut += fmax(0, chart->steps[i].width);
    if (pays > 0) {
        double x = at_x(scale, pays);
        svg_line(out, x, TOP, x, HEIGHT, SVG_INK);
        text_format(&words, "\u2190 pays for itself: %s", format_decimal(number, pays, pays < 10 ? 1 : 0));
        bool right = x < CHARTS_WIDTH / 2.0;
        svg_text(out, right ? x + 8 : x - 8, TOP + 14, right ? "start" : "end", SVG_INK, text_string(&words));
        text_clear(&words);
    }
    if (cut > 0) {
        text_format(&words, "cut off at the end of the scale: %s%%",
                    format_decimal(number, 100 * cut / scale.total, 1));
        svg_text(out, CHARTS_WIDTH - RIGHT, HEIGHT + 40, "end", SVG_INK, text_string(&words));
    }
    text_free(&words);
    if (isnan(chart->mark)) return;
    double y = at_y(scale, chart->mark);
    text_format(out,
                "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"" MARK
                "\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>\n",
                LEFT, y, CHARTS_WIDTH - RIGHT, y);
    if (scale.low < 0) /* dear steps stand at the right, so there is room below them */
        svg_text(out, CHARTS_WIDTH - RIGHT, at_y(scale, 0) + 18, "end", SVG_INK, chart->mark_label);
    else
        svg_text(out, LEFT + 6, TOP + 32, "start", SVG_INK, chart->mark_label);
}

void shape_steps(struct text *out, const struct shape_steps *chart) {
    struct scale scale = scale_of(chart);

    svg_open(out, chart->id, HEIGHT + FOOT, chart->title, chart->about);
    grid(out, chart, scale);
    notes(out, chart, scale, blocks(out, chart, scale));
    svg_close(out);
}
