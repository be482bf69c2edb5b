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
const char *format_integer(char *buffer, int64_t value);      /* 1,287 */
const char *format_pounds(char *buffer, int64_t pence);       /* GBP 1,234,567 (whole pounds) */
const char *format_pounds_exact(char *buffer, int64_t pence); /* GBP 1,234,567.89 */
const char *format_pounds_short(char *buffer, double pounds); /* GBP 12.3m, GBP 45k, GBP 320 */
const char *format_decimal(char *buffer, double value,
                           int digits); /* 1,234.5; NaN and infinity write "unknown" */

/*
 * Dates are days since 1970-01-01 (negative before). Accepted: 2026-11-22, 22/11/2026, 22-11-2026,
 * 22.11.2026 (day and month there with one or two digits), 22-Nov-2026, 22/Nov/2026, 22 November 2026, each
 * with an optional trailing midnight, " 00:00", "T00:00" or with ":00" seconds, as spreadsheets write it.
 * False for anything else (another time of day too: it may be the next day in UTC; a year of two digits: it
 * may be of either century), or no such day. Years 1 to 9999. Day first, never month.
 */
bool date_parse(const char *text, int32_t *days);
/* 1 to 12: the month whose English name `text` begins with, whole or its first three letters ("Sept" too); 0
 * for none. `length` is that of the word there. */
int month_named(const char *text, size_t *length);
const char *date_format(char *buffer, int32_t days);
int32_t date_from_civil(int year, int month, int day);
void date_to_civil(int32_t days, int *year, int *month, int *day);

/*
 * RFC 3339 and no more: a day that there is (2026-11-22), in days since 1970; a date-time with Z or a
 * distance from it (2026-11-22T12:00:00Z), in whole seconds since 1970, such that PostgreSQL reads it without
 * fail.
 */
bool day_parse(const char *text, int32_t *day);
bool moment_parse(const char *text, int64_t *seconds);

/*
 * Strict: the whole trimmed text is a number; false leaves the value untouched. number_parse takes decimals
 * and exponents, but not hexadecimal, infinity or NaN. number_parse_money allows thousands separators (in
 * proper groups of three) and a leading pound sign, gives exact pence, and refuses more than two decimals
 * that are not zero. number_parse_amount takes thousands and millions too (750k, 4.5m), as exactly.
 */
bool number_parse(const char *text, double *value);
bool number_parse_integer(const char *text, int64_t *value);
bool number_parse_money(const char *text, int64_t *pence);
bool number_parse_amount(const char *text, int64_t *pence);

#endif
