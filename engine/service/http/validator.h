/* Entity tags (RFC 9110 sections 8.8.3 and 13.1). Pure. */
#ifndef TERRIER_HTTP_VALIDATOR_H
#define TERRIER_HTTP_VALIDATOR_H

#include <stdbool.h>

/* Whether a header If-None-Match (weakly compared) names `tag`, which is without its quotes. */
bool validator_matches(const char *if_none_match, const char *tag);

#endif
