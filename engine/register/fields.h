/*
 * What of a record people may edit: name, type and limits of each field. GET /api/fields publishes it; what
 * the database asks beyond it (codes in force, ranges) is in sql/derived/60_edit.sql.
 */
#ifndef TERRIER_REGISTER_FIELDS_H
#define TERRIER_REGISTER_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

enum register_type {
    REGISTER_LINE, /* text on one line */
    REGISTER_TEXT, /* text that may have lines and tabs */
    REGISTER_CODE, /* one of a list */
    REGISTER_INTEGER,
    REGISTER_DECIMAL, /* at most two decimals */
    REGISTER_BOOLEAN,
    REGISTER_DATE, /* 2026-11-22 */
    REGISTER_PLACE /* as geo/written_place.h; the patch has an object of it in both systems */
};

struct register_field {
    const char *group; /* "holding": the field is a member of this object; NULL: of the record itself */
    const char *name;
    enum register_type type;
    bool may_be_unknown; /* null empties it */
    size_t most;         /* characters of a text, greatest value of a number */
    const char *list;    /* of a code: the list in edit.choice; NULL otherwise */
    const char *about;   /* one sentence */
};

extern const struct register_field register_fields[]; /* closed by a row whose name is NULL */
extern const char *const register_groups[];           /* "holding", ...; closed by NULL */

/* `group` NULL: of the record itself. NULL when there is none. */
const struct register_field *register_field_find(const char *group, const char *name);
bool register_group_exists(const char *group);

/* "line", "text", "code", "integer", "decimal", "boolean", "date", "place" */
const char *register_type_name(enum register_type type);

#endif
