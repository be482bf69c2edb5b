/*
 * The record card of an asset: its sections, each one query, in the order in which people read them. The
 * command line prints it, the service gives it as JSON.
 */
#ifndef TERRIER_QUERY_CARD_H
#define TERRIER_QUERY_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/json.h"
#include "engine/store/store.h"

enum card_shape {
    CARD_ITEMS, /* one row at most, shown as names and values; JSON: an object or null */
    CARD_TABLE  /* any number of rows; JSON: an array */
};

/*
 * Columns are named by the query: what ends in "_gbp" is pounds. A section of `staff` is of views that the
 * public is not granted.
 */
struct card_section {
    const char *name;  /* in JSON */
    const char *title; /* for people */
    const char *sql;   /* $1 asset_id */
    enum card_shape shape;
    bool staff;
};

extern const struct card_section card_sections[];
extern const size_t card_section_count;

/* Whether the connection's login reads what is for staff: any above the public. */
enum status card_for_staff(struct store *db, bool *staff, struct error *err);

/* The rows of each section that the login may read, in order. */
typedef void (*card_sink)(void *context, const struct card_section *section, const struct rows *rows);
enum status card_read(struct store *db, int64_t asset_id, card_sink sink, void *context, struct error *err);

/* The card as members of the object that is open in `json`. */
enum status card_json(struct json *json, struct store *db, int64_t asset_id, struct error *err);

#endif
