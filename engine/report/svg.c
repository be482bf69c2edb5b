#include "engine/report/svg.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/escape.h"
#include "engine/report/charts.h"

/* Of a file of its own, about the picture; the title stands in the head. */
enum { MARGIN = 16, HEAD = 48 };

void svg_open(struct text *out, const char *id, int height, const char *title, const char *about) {
    text_add(out, "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"");
    escape_html(out, title);
    text_format(
        out, "\"><svg role=\"img\" viewBox=\"0 0 %d %d\" aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">",
        CHARTS_WIDTH, height, id, id, id);
    escape_html(out, title);
    text_format(out, "</title><desc id=\"%s-d\">", id);
    escape_html(out, about);
    text_add(out, "</desc>\n");
}

void svg_close(struct text *out) {
    text_add(out, "</svg></div>\n");
}

void svg_alone(struct text *out, const char *title, const char *drawn) {
    const char *inside = strstr(drawn, "<title "), *end = strstr(drawn, "</svg>");
    const char *box = strstr(drawn, "viewBox=\"0 0 ");
    int width, height;

    if (inside == NULL || end == NULL || box == NULL ||
        sscanf(box, "viewBox=\"0 0 %d %d\"", &width, &height) != 2)
        return;
    text_format(out,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                "role=\"img\" viewBox=\"%d %d %d %d\" font-family=\"system-ui, Segoe UI, Roboto, Arial, "
                "sans-serif\" font-size=\"14\">\n",
                -MARGIN, -HEAD, width + 2 * MARGIN, height + HEAD + MARGIN);
    text_format(out, "<rect x=\"%d\" y=\"%d\" width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n", -MARGIN,
                -HEAD);
    text_add_bytes(out, inside, (size_t)(end - inside));
    text_add(out, "<g font-size=\"17\" font-weight=\"600\">");
    svg_text(out, 0, MARGIN - HEAD / 2.0, "start", SVG_INK, title);
    text_add(out, "</g></svg>\n");
}

void svg_text(struct text *out, double x, double y, const char *anchor, const char *fill, const char *value) {
    text_format(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">", x, y, anchor, fill);
    escape_html(out, value);
    text_add(out, "</text>\n");
}

void svg_line(struct text *out, double x1, double y1, double x2, double y2, const char *stroke) {
    text_format(out, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n", x1, y1, x2,
                y2, stroke);
}

size_t svg_fold(const char *value, double room) {
    size_t at = 0, blank = 0, count = 0;

    for (; value[at] != '\0'; at++) {
        if (((unsigned char)value[at] & 0xC0) != 0x80 && (double)++count * CHARTS_CHARACTER > room)
            return blank > 0 ? blank : at;
        if (value[at] == ' ') blank = at;
    }
    return at;
}

double svg_tick(double most, int ticks) {
    if (!(most > 0)) return 1;
    double rough = most / ticks;
    double unit = pow(10, floor(log10(rough)));
    double times = rough / unit;

    return unit * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
}

const char *svg_tick_pounds(char *buffer, double pounds) {
    char *point = strstr(charts_pounds(buffer, pounds), ".0");

    if (point != NULL) memmove(point, point + 2, strlen(point + 2) + 1);
    return buffer;
}
