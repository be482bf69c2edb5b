/* Two shapes of chart that know nothing of what they show: lines over years, and steps along a total. */
#ifndef TERRIER_REPORT_SHAPES_H
#define TERRIER_REPORT_SHAPES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"

/* What a line tells: a figure that was reckoned; one that was counted, with a dot for each year; how the
 * first line of the chart goes on in years to come, dotted in its colour. */
enum shape_tells { SHAPE_RECKONED, SHAPE_COUNTED, SHAPE_PROJECTED };

struct shape_line {
    const char *label;
    const double *values; /* one for each year; NaN: not known, and not drawn */
    double low, high;     /* of the last year, as a bar beside the line's end; NaN none */
    enum shape_tells tells;
};

struct shape_lines {
    const char *id, *title, *about;
    const struct shape_line *lines;
    size_t line_count;
    int start;        /* first year */
    size_t years;     /* how many, the first among them */
    bool financial;   /* a year is 2018/19 */
    const char *unit; /* of the scale, in words; NULL: pounds */
};

/* Each line has its own dashes and its name at its end, so that none hangs on a colour. From zero up. */
void shape_lines(struct text *out, const struct shape_lines *chart);

struct shape_step {
    double width, height;
};

struct shape_steps {
    const char *id, *title, *about;
    const struct shape_step *steps; /* in the order in which they stand, left to right */
    size_t count;
    const char *width_unit;  /* "tonnes": below the scale */
    const char *height_unit; /* "\u00a3 a tonne": above it */
    double mark;             /* a height drawn across, with its name; NaN none */
    const char *mark_label;
};

/*
 * A marginal cost curve: each step as wide as what it brings and as high as what that costs, above or below
 * nought. The scale ends where `SHAPE_SHOWN` of the width stand below it, unless the rest is less than twice
 * as high; higher steps are cut there, and it says how much of the width. Steps of no width are not drawn.
 */
void shape_steps(struct text *out, const struct shape_steps *chart);
#define SHAPE_SHOWN 0.97

#endif
