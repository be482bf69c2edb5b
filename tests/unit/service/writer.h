/* Uses engine/base/json.h, which cannot be included where jansson.h is. */
#ifndef TERRIER_TESTS_SERVICE_WRITER_H
#define TERRIER_TESTS_SERVICE_WRITER_H

#include "engine/base/text.h"

void write_little_json(struct text *out); /* {"a":[1,null]} */

#endif
