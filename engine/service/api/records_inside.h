/* The resources of the register, for engine/service/api/records*.c and its neighbours only. */
#ifndef TERRIER_API_RECORDS_INSIDE_H
#define TERRIER_API_RECORDS_INSIDE_H

#include "engine/base/json.h"
#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

/* --- records_answer.c: what the answers have in common --- */

/*
 * Answers with the JSON object whose members `read` writes, all read in one snapshot, with that snapshot's
 * stamp as the ETag. `read` may be run again from the start.
 */
typedef enum status (*records_reader)(struct request *request, struct json *json, void *context,
                                      struct error *err);
enum status records_answer(struct request *request, struct response *response, records_reader read,
                           void *context, struct error *err);

/* 406 unless the client takes JSON. */
enum status records_wants_json(struct request *request, struct error *err);

/* A member holding all rows of a query. */
enum status records_rows_member(struct json *json, const char *name, struct store *db, const char *sql,
                                struct bind bind, struct error *err);

/* A whole number from 1 to `most`; `usual` when the parameter is not given. */
enum status records_limit(struct request *request, int usual, int most, int *limit, struct error *err);

/* The asset that the path names by its reference; anything else, also one that the reader may not see, is
 * 404. */
enum status records_asset(struct request *request, const char **asset_id, struct error *err);

/* --- records_link.c --- */

/* The path and query that were asked for, with one parameter set anew (value NULL: left out), as a whole
 * address in the arena. */
const char *records_address(const struct request *request, const char *name, const char *value);
/* "<base>/api/assets/<reference>" */
const char *records_asset_address(const struct request *request, const char *reference);
/* The member `links`, an array: self, and next unless `next` is NULL. */
void records_links(struct json *json, const struct request *request, const char *next);
/* The same of a record: self, and for staff its history and where its values come from. */
void records_record_links(struct json *json, const struct request *request, const char *reference);

/* --- records_match.c --- */

#define RECORDS_TAGS_MAX 8

/*
 * The versions that the tags of an If-Match name, in the arena: what stands before the dot of each. A `W/`
 * that a proxy has put there is taken off: the version inside is what counts. False when it is no list of at
 * most RECORDS_TAGS_MAX tags.
 */
bool records_match(const char *header, struct arena *arena, const char *versions[RECORDS_TAGS_MAX],
                   size_t *count);

/* The tag of a record: its version, and a digest of what the answer says. At least 64 bytes. */
void records_tag(char *out, size_t size, const char *version, const struct text *body);

/* --- records_edit.c --- */

/* The versions that If-Match names: one of them is what the request is about. 428 without the header. */
enum status records_versions(struct request *request, const char *versions[RECORDS_TAGS_MAX], size_t *count,
                             struct error *err);

/* --- search.c --- */

#define SEARCH_MOST_ASSETS 20

/* Columns of search_assets.sql: the stamp, then those of an asset. */
enum search_column { SEARCH_STAMP, SEARCH_CURRENT, SEARCH_REFERENCE, SEARCH_NAME };

/* What answers to `words`, best first; where nothing does, one row without a reference. */
enum status search_read(struct request *request, const char *words, int most, struct rows **rows,
                        struct error *err);

/* --- explain.c: which run, and the asset as it judged it --- */

enum status explain_find_run(struct request *request, const char **run, struct error *err);
enum status explain_write_asset(struct request *request, struct json *json, const char *run,
                                const char **asset, struct error *err);

/* --- handlers --- */

enum status records_list(struct request *request, struct response *response, struct error *err);
enum status records_get(struct request *request, struct response *response, struct error *err);
enum status records_edit(struct request *request, struct response *response, struct error *err);
enum status records_history(struct request *request, struct response *response, struct error *err);
enum status records_provenance(struct request *request, struct response *response, struct error *err);
enum status sources_list(struct request *request, struct response *response, struct error *err);
enum status sources_set(struct request *request, struct response *response, struct error *err);
enum status records_fields(struct request *request, struct response *response, struct error *err);
enum status search_assets(struct request *request, struct response *response, struct error *err);
enum status explain_asset(struct request *request, struct response *response, struct error *err);
enum status sensitivity_asset(struct request *request, struct response *response, struct error *err);
enum status sensitivity_estate(struct request *request, struct response *response, struct error *err);
enum status facts_asset(struct request *request, struct response *response, struct error *err);
enum status method_rows(struct request *request, struct response *response, struct error *err);
enum status options_rates(struct request *request, struct response *response, struct error *err);
enum status options_asset(struct request *request, struct response *response, struct error *err);
enum status figures_estate(struct request *request, struct response *response, struct error *err);
enum status brownfield_sites(struct request *request, struct response *response, struct error *err);
enum status criteria_all(struct request *request, struct response *response, struct error *err);
enum status criteria_one(struct request *request, struct response *response, struct error *err);
enum status criteria_objectives(struct request *request, struct response *response, struct error *err);
enum status reconciliations_far(struct request *request, struct response *response, struct error *err);
enum status runs_all(struct request *request, struct response *response, struct error *err);
enum status runs_one(struct request *request, struct response *response, struct error *err);

/* The record with its card into an answer with its own tag; `*found` false when there is none of that
 * reference. */
enum status records_read(struct request *request, struct response *response, const char *reference,
                         bool *found, struct error *err);

#endif
