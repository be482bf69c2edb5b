/*
 * What a client says it can take: Accept and Accept-Encoding with their weights (RFC 9110 sections 12.5.1 and
 * 12.5.3). Pure.
 */
#ifndef TERRIER_HTTP_NEGOTIATE_H
#define TERRIER_HTTP_NEGOTIATE_H

#include <stdbool.h>

#include "engine/service/http/request.h"

/* The weight from 0 to 1000 that `accept` gives to a media type; NULL or empty accepts everything. */
int negotiate_weight(const char *accept, const char *type);

/* The kind of greatest weight, the first of equals; NULL when none will do. */
const struct media_kind *negotiate_kind(const char *accept, const struct media_kind *kinds);

enum encoding { ENCODING_NONE, ENCODING_GZIP, ENCODING_ZSTD, ENCODING_COUNT };
const char *encoding_name(enum encoding encoding); /* "gzip", "zstd", NULL for none */

/* The coding of greatest weight; of equals zstd, then gzip. Without the header, and when only others are
 * named, none. */
enum encoding negotiate_encoding(const char *accept_encoding);

#endif
