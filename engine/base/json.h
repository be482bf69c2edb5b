/*
 * JSON writing into a text buffer. Commas and nesting are kept by the writer; misuse (a value where a
 * name is due, unbalanced ends) is a programming error and aborts. Parsing is jansson's, elsewhere.
 */
#ifndef TERRIER_BASE_JSON_H
#define TERRIER_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/text.h"

#define JSON_DEPTH_MAX 64

/*
 * jansson has functions of these names. A program's own come before a library's, so that jansson itself, and
 * what uses it, would call ours: for the linker ours have another name. No file can use both headers.
 */
#define json_object  json_write_object
#define json_array   json_write_array
#define json_integer json_write_integer
#define json_null    json_write_null

struct json {
    struct text *out; /* borrowed */
    int depth;
    char stack[JSON_DEPTH_MAX]; /* '{' or '[' */
    bool first[JSON_DEPTH_MAX];
    bool named; /* a name has been written and waits for its value */
};

struct json json_writer(struct text *out);
void json_object(struct json *json);
void json_array(struct json *json);
void json_end(struct json *json); /* of the innermost object or array */
void json_name(struct json *json, const char *name);
void json_text(struct json *json, const char *value); /* NULL writes null; invalid UTF-8 becomes U+FFFD */
void json_integer(struct json *json, int64_t value);
void json_number(struct json *json,
                 double value); /* shortest form that reads back; NaN and infinity write null */
void json_boolean(struct json *json, bool value);
void json_null(struct json *json);
void json_raw(struct json *json,
              const char *value); /* already JSON, e.g. from PostgreSQL or an exact decimal */

/* json_name followed by the value. */
void json_text_member(struct json *json, const char *name, const char *value);
void json_integer_member(struct json *json, const char *name, int64_t value);
void json_number_member(struct json *json, const char *name, double value);
void json_boolean_member(struct json *json, const char *name, bool value);
void json_raw_member(struct json *json, const char *name, const char *value); /* NULL writes null */

#endif
