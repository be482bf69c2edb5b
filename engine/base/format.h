/*
 * How figures and dates look to people, the same in tables, reports and messages. Also the few parsers
 * of dates and numbers that CSV fields and arguments need.
 */
#ifndef TERRIER_BASE_FORMAT_H
#define TERRIER_BASE_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"

#define FORMAT_SIZE 64

/* Each writes into `buffer` (FORMAT_SIZE bytes) and returns it. */
const char *format_integer(char *buffer, int64_t value);            /* 1,287 */
const char *format_pounds(char *buffer, int64_t pence);             /* GBP 1,234,567 (whole pounds) */
const char *format_pounds_short(char *buffer, double pounds);       /* GBP 12.3m, GBP 45k */
const char *format_decimal(char *buffer, double value, int digits); /* NaN writes "unknown" */

/*
 * Dates are days since 1970-01-01 (negative before). Accepted: 2026-11-22, 22/11/2026, 22-11-2026,
 * 22.11.2026, each with an optional trailing time 00:00[:00]. False for anything else, or no such day.
 */
bool date_parse(const char *text, int32_t *days);
const char *date_format(char *buffer, int32_t days);
int32_t date_from_civil(int year, int month, int day);
void date_to_civil(int32_t days, int *year, int *month, int *day);

/* Strict: the whole trimmed text is a number. Thousands separators and a leading pound sign allowed by
 * number_parse_money, which gives exact pence and refuses more than two decimals that are not zero. */
bool number_parse(const char *text, double *value);
bool number_parse_integer(const char *text, int64_t *value);
bool number_parse_money(const char *text, int64_t *pence);

#endif
