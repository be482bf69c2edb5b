/*
 * Which assets, which of their columns, in which order: the one way from what a person or a program asks to
 * SQL. For the command line, the exports and the service alike.
 *
 *     struct query *query = query_new();
 *     status = query_where(query, "category", "library,hall", err);
 *     if (status == STATUS_OK) status = query_order(query, "-floor_area_m2", err);
 *     if (status == STATUS_OK) status = query_rows(query, db, &rows, err);
 *     query_free(query);
 *
 * A query reads the views of schema publish, so it gives what the connection's login may read, no more. Names
 * of columns and filters are looked up in lists (columns.c, filters.c) and only the lists' own text goes into
 * the SQL; what the user gave is always bound. A name that is not in its list: STATUS_INVALID with a sentence
 * listing what is.
 */
#ifndef TERRIER_QUERY_QUERY_H
#define TERRIER_QUERY_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/query/columns.h"
#include "engine/store/store.h"

struct query;

/* All assets held (publish.asset.held), by reference, with the usual columns. */
struct query *query_new(void);
void query_free(struct query *query); /* NULL does nothing */

/*
 * Narrows it to the assets where `filter` is `value`; several filters must all hold. Those that take codes
 * (category, purpose, scope, status, validation, liability, tenure, marking, predecessor, rating) take codes
 * or labels in any case, several with commas between; whether they exist is asked of the database when the
 * query is run. A category includes those below it. `text` must have each of its words in the name, a
 * reference or the address. "held" with "any" also takes assets outside the counts. "located" is "yes" or
 * "no": with coordinates that the reader may see, or without. "objective" says which objective's `rating` is
 * meant.
 */
enum status query_where(struct query *query, const char *filter, const char *value, struct error *err);

/* Leaves out what has no coordinates, unless "located" was asked of. */
void query_only_located(struct query *query);

/* Columns with commas between, in the order wanted; "all" is all of them. */
enum status query_select(struct query *query, const char *columns, struct error *err);

/* Columns to sort by with commas between, "-" before one for greatest first. Unknown values come last. Assets
 * that are equal in all of them are sorted by reference. */
enum status query_order(struct query *query, const char *columns, struct error *err);

/* At most this many assets: a whole number over 0. */
enum status query_limit(struct query *query, const char *count, struct error *err);

/* Names for messages and help: "category, place, ..." */
void query_filter_names(struct text *out);

/* The filter whose codes the database did not know when the query was run, after STATUS_INVALID; NULL: none.
 */
const char *query_fault(const struct query *query);

/* --- running it --- */

enum status query_rows(struct query *query, struct store *db, struct rows **out, struct error *err);

/* How many assets there are without the limit. */
enum status query_count(struct query *query, struct store *db, int64_t *count, struct error *err);

/*
 * Keeps the assets found, in their order, as the connection's temporary table pg_temp.selected_asset
 * (asset_id, place), in place of those kept before: what the COPY of query_copy() takes its rows from.
 * `*count` may be NULL. query_keep_ready() makes that table, once for a connection and before a read-only
 * transaction begins.
 */
enum status query_keep_ready(struct store *db, struct error *err);
enum status query_keep(struct query *query, struct store *db, int64_t *count, struct error *err);

/*
 * The COPY ... TO STDOUT of a collection's columns for the assets kept, in their order. Types are those of
 * query_type_name(). `geometry` is one of the collection's geometry columns, given as WKB in a last column of
 * bytes, or NULL. In CSV there is no header. `guard` puts an apostrophe before text that a spreadsheet would
 * run.
 */
enum query_copy { QUERY_COPY_BINARY, QUERY_COPY_CSV };
void query_copy(struct text *sql, const struct query_collection *collection, const char *geometry,
                enum query_copy format, bool guard);

/* --- for tests, and for those who explain a query --- */

/* The SQL and its bound values as they stand. The values belong to the query. */
void query_sql(struct query *query, struct text *sql, struct bind *bind);

#endif
