/* What tests of charts ask of an SVG. */
#ifndef TERRIER_TESTS_SVG_CHECK_H
#define TERRIER_TESTS_SVG_CHECK_H

#include <stddef.h>

size_t occurrences(const char *text, const char *wanted);

/* Every text of a chart lies in its view box, as wide as its characters may be. */
void assert_nothing_clips(const char *svg);

#endif
