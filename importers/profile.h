/*
 * A mapping profile: how one council's file says what the register calls by other names. JSON; the members
 * are described in docs/import.md. Those in importers/profiles are embedded in the program and known by name.
 */
#ifndef TERRIER_IMPORTERS_PROFILE_H
#define TERRIER_IMPORTERS_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/base/text.h"
#include "importers/lookup.h"

enum profile_coordinates { COORDINATES_BY_COLUMN, COORDINATES_GRID, COORDINATES_WGS84 };

struct profile_pair {
    const char *from;
    const char *to;
};

struct profile_word {
    const char *field;
    const char *word; /* as the file has it */
    const char *code; /* "" to say nothing */
};

struct profile {
    struct arena *arena;
    const char *name;
    const char *kind;
    const char *title;
    const char *organisation_code; /* NULL: the file's organisation column, if any, says whose */
    const char *organisation_name;
    const char *organisation_kind;
    const char *scheme;         /* NULL: made from the file's organisation column */
    const char *code_separator; /* a code that holds it is several references: "/" */
    const char *licence;
    const char *source;
    enum profile_coordinates coordinates;
    struct profile_pair *columns; /* header -> field */
    size_t column_count;
    const char **ignored; /* headers left aside on purpose */
    size_t ignored_count;
    struct lookup *values;      /* profile_value() */
    struct profile_word *words; /* the same, in order */
    size_t word_count;
    struct profile_pair *defaults; /* field -> value */
    size_t default_count;
    bool create_assets;
    const char *create_category;
    const char *create_name; /* may hold {asset_code} */
    const char *create_marking;
    char sha256[65]; /* of the JSON as read */
};

/*
 * `name` is an embedded profile's name, or the path of a JSON file (it holds a '/' or ends in .json).
 * STATUS_NOT_FOUND lists the names there are; STATUS_INVALID says what is wrong in the JSON, and where.
 */
enum status profile_open(struct profile **out, const char *name, struct error *err);

/* The same from bytes; `name` is for messages. Every input is either taken or refused with a sentence. */
enum status profile_parse(struct profile **out, const char *name, const char *json, size_t length,
                          struct error *err);
void profile_free(struct profile *profile); /* NULL does nothing */

/* What is said over a profile: of a file's layout, by a person or by a guess that was accepted. */
struct profile_more {
    const char *name;                   /* NULL: the profile's own */
    const char *scheme;                 /* likewise */
    const char *title;                  /* likewise */
    const struct profile_pair *columns; /* in place of what the profile says; "" leaves the column aside */
    size_t column_count;
    const struct profile_word *words; /* none that the profile has */
    size_t word_count;
    const struct profile_pair *defaults; /* field -> value, in place of what the profile says */
    size_t default_count;
};

/* The same JSON for people to read and edit. The caller frees. */
char *profile_indented(const char *json);

/* The profile with that as JSON, which profile_parse() reads. */
void profile_write(struct text *out, const struct profile *profile, const struct profile_more *more);

/* Whether the program has a profile of that name. */
bool profile_is_embedded(const char *name);

/* What the profile makes of a value of a field, or NULL when it says nothing of it. */
const char *profile_value(const struct profile *profile, struct arena *arena, const char *field,
                          const char *value);

/* NULL without one. */
const char *profile_default(const struct profile *profile, const char *field);

#endif
