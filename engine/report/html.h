/*
 * The report as one HTML file: no scripts, nothing fetched, well-formed XML too. WCAG 2.2 AA: headings,
 * captions, contrast, each chart with its figures in a table. Prints on A4.
 */
#ifndef TERRIER_REPORT_HTML_H
#define TERRIER_REPORT_HTML_H

#include "engine/base/text.h"
#include "engine/report/model.h"

void report_html(struct text *out, const struct report *report);

#endif
