/*
 * Whether a CSV file is in the layout in which councils publish their land and building assets: columns,
 * forms, words, coordinates, contradictions, duplicates, and addresses of vacant properties. What is asked
 * stands in rows (code.transparency_column, code.transparency_term), so a database is needed; nothing in it
 * is read or written besides.
 */
#ifndef TERRIER_EXCHANGE_LAYOUT_CHECK_H
#define TERRIER_EXCHANGE_LAYOUT_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"
#include "engine/store/store.h"

/* Most bytes of a file that is checked: a council's list is a hundredth of it. */
#define LAYOUT_CHECK_MOST ((size_t)64 * 1024 * 1024)

struct layout_check {
    int64_t row_count, fault_count, warning_count;
    struct rows *issues; /* line, column, severity (fault, warning), code, value, reason */
    struct rows *kinds;  /* severity, column, code, times, first_line, example, reason */
};

/* STATUS_INVALID when the file is no CSV at all. `db` may belong to anyone who reads schema publish; it must
 * not be in a transaction. layout_check_free() in any case but a failure. */
enum status layout_check(struct layout_check *out, struct store *db, const char *bytes, size_t length,
                         struct error *err);
void layout_check_free(struct layout_check *check);

/* The issues as CSV, with a header. */
struct text;
void layout_check_csv(struct text *out, const struct layout_check *check);

#endif
