/*
 * What stands in the first line of a request, taken apart: path, query, and the small languages inside
 * headers (cookies). Pure; every byte comes from outside. Sources: RFC 3986 section 2.1, RFC 6265
 * section 4.2, application/x-www-form-urlencoded of the URL Standard.
 */
#ifndef TERRIER_HTTP_TARGET_H
#define TERRIER_HTTP_TARGET_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/service/http/request.h"

#define TARGET_SEGMENTS_MAX   16
#define TARGET_PARAMETERS_MAX 100

/*
 * Percent-decodes `length` bytes (and + to a space when `plus`). NULL when an escape is broken, the result is
 * not UTF-8, or it holds a NUL.
 */
const char *target_decode(struct arena *arena, const char *bytes, size_t length, bool plus);

struct segment {
    const char *text; /* decoded */
    size_t length;
};

/* The segments between the slashes: "/a/b" has two, "/" none. -1: too many, or one that cannot be decoded. */
int target_segments(struct arena *arena, const char *path, size_t length,
                    struct segment segments[TARGET_SEGMENTS_MAX]);

/*
 * The parameters of a query (without its question mark), as sent, in order. STATUS_INVALID with a sentence
 * for what cannot be decoded and for a name given twice; `*fault` is then the name if it could be read, else
 * NULL.
 */
enum status target_parameters(struct arena *arena, const char *query, struct parameter **out, size_t *count,
                              const char **fault, struct error *err);

/* The value of a cookie in a Cookie header, copied into the arena without its quotes; NULL when it is not
 * there. */
const char *target_cookie(struct arena *arena, const char *header, const char *name);

/* Whether a Host header is a name or an address, with or without a port, and nothing else. */
bool target_host_is_sound(const char *host);

#endif
