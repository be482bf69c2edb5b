/* Literals as both languages give them: judged here, so that no cast in the database can fail. */
#ifndef TERRIER_QUERY_CQL2_LITERALS_H
#define TERRIER_QUERY_CQL2_LITERALS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/query/cql2/ast.h"

#define CQL2_DIGITS_MAX 100 /* significant digits of a number */

/*
 * A number in its canonical spelling: "150" for 150.0, 1.5E2 and +150; no exponent below 40 places. NULL,
 * with the error set, when it has too many digits or lies outside what a double holds (1e-307 to 1.7e308).
 * `spelled` is digits with an optional sign, point and exponent: the caller has seen to that.
 */
char *cql2_number(struct cql2_reading *reading, const char *place, const char *spelled);

/* The same of a double, which is finite: by the fewest digits that give it back. */
char *cql2_number_of(struct cql2_reading *reading, const char *place, double value);

/* Whether a canonical number is whole and fits PostgreSQL's bigint. */
bool cql2_number_is_integer(const char *canonical);

/*
 * "2026-11-22" (a date), "2026-11-22T10:00:00.5Z" (a timestamp) or "..": a leaf. A day that there is not, a
 * year outside 1 to 9999 or any other form is refused. A leap second (23:59:60) is taken, as PostgreSQL takes
 * it, for the second after; fractions beyond the microsecond are cut.
 */
struct cql2_node *cql2_instant(struct cql2_reading *reading, const char *place, const char *text);

#endif
