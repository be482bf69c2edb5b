/* What the charts of the report are drawn with: an SVG's frame, words and round figures. Lengths are in units
 * of its view box, which is CHARTS_WIDTH wide. */
#ifndef TERRIER_REPORT_SVG_H
#define TERRIER_REPORT_SVG_H

#include <stddef.h>

#include "engine/base/text.h"

#define SVG_INK  "#1f2933"
#define SVG_LINE "#c3ccd4" /* of grids */

/* An SVG with a title and a description, in a box that a keyboard can scroll where the page is narrow. `id`
 * is the page's alone. */
void svg_open(struct text *out, const char *id, int height, const char *title, const char *about);
void svg_close(struct text *out);

/* What was drawn between svg_open() and svg_close(), as a file that needs no page around it: on white, with
 * its title to be read above it and the letters of the report. */
void svg_alone(struct text *out, const char *title, const char *drawn);

/* `anchor` is start, middle or end. */
void svg_text(struct text *out, double x, double y, const char *anchor, const char *fill, const char *value);
void svg_line(struct text *out, double x1, double y1, double x2, double y2, const char *stroke);

/* The bytes of the first line of words that are wider than `room`: it ends at a blank, if there is one. */
size_t svg_fold(const char *value, double room);

/* 1, 2 or 5 times a power of ten, so that about `ticks` of them reach `most`; 1 where that is not above 0. */
double svg_tick(double most, int ticks);

/* Ticks are round: "\u00a310m", not "\u00a310.0m". Into FORMAT_SIZE bytes. */
const char *svg_tick_pounds(char *buffer, double pounds);

#endif
