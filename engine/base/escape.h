/* Text into HTML and SVG. */
#ifndef TERRIER_BASE_ESCAPE_H
#define TERRIER_BASE_ESCAPE_H

#include "engine/base/text.h"

/* Adds `value` so that it is text in an element or a quoted attribute, whatever it holds. NULL adds nothing;
 * control characters, which XML does not know, become spaces. */
void escape_html(struct text *out, const char *value);

#endif
