/* Bodies made smaller for the way (RFC 9110 section 8.4): gzip and zstd, at levels that cost little. */
#ifndef TERRIER_HTTP_COMPRESS_H
#define TERRIER_HTTP_COMPRESS_H

#include <stdbool.h>

#include "engine/base/text.h"
#include "engine/service/http/negotiate.h"

#define COMPRESS_FROM_BYTES 1024

/* Whether a body of this type and length is worth it. */
bool compress_pays(const char *type, size_t length);

/* False, and `body` as it was, when that failed or gained nothing. */
bool compress_text(struct text *body, enum encoding encoding);

#endif
