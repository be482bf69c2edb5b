/* Two parts of the page, for html.c: the estate in charts, and its backlog as a range. */
#ifndef TERRIER_REPORT_HTML_ESTATE_H
#define TERRIER_REPORT_HTML_ESTATE_H

#include "engine/base/text.h"
#include "engine/report/model.h"

void html_estate(struct text *out, const struct report *report);
void html_backlog(struct text *out, const struct report *report); /* nothing where no range is known */

#endif
