/* What the answers of this room have in common. */
#ifndef TERRIER_FEATURES_ANSWER_H
#define TERRIER_FEATURES_ANSWER_H

#include "engine/service/http/response.h"

/*
 * The last step of an answer that does not hang on the register: its media type, and an ETag made of what was
 * written, so that it is sent once.
 */
void answer_fixed(struct response *response, const char *media_type);

#endif
