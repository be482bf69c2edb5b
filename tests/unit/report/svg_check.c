#include "tests/unit/report/svg_check.h"

#include <stdio.h>
#include <string.h>

#include "engine/report/charts.h"
#include "tests/support/check.h"

size_t occurrences(const char *text, const char *wanted) {
    size_t count = 0;

    for (; (text = strstr(text, wanted)) != NULL; text++)
        count++;
    return count;
}

void assert_nothing_clips(const char *svg) {
    int width, height;

    assert_int_equal(sscanf(strstr(svg, "viewBox"), "viewBox=\"0 0 %d %d\"", &width, &height), 2);
    for (const char *at = svg; (at = strstr(at, "<text ")) != NULL; at++) {
        double x, y, left, wide;
        char anchor[8];
        const char *words = strchr(at, '>') + 1;
        size_t characters = 0;
        assert_int_equal(sscanf(at, "<text x=\"%lf\" y=\"%lf\" text-anchor=\"%7[a-z]", &x, &y, anchor), 3);
        for (const char *c = words; *c != '<'; c++)
            characters += ((unsigned char)*c & 0xC0) != 0x80;
        wide = CHARTS_CHARACTER * (double)characters;
        left = strcmp(anchor, "end") == 0 ? x - wide : strcmp(anchor, "middle") == 0 ? x - wide / 2 : x;
        if (left < 0 || left + wide > width || y > height)
            fail_msg("%.*s: %.0f to %.0f, %.0f down", (int)strcspn(words, "<"), words, left, left + wide, y);
    }
}
