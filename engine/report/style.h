/* The report's style sheet. Contrasts are at least 4.5 to 1 (WCAG 2.2 AA). */
#ifndef TERRIER_REPORT_STYLE_H
#define TERRIER_REPORT_STYLE_H

extern const char report_style[];

#endif
