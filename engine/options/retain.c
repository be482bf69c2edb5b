/* Keep it as it is: what all other options are appraised against. */
#include <stddef.h>

#include "engine/options/inside.h"

static void make(struct maker *maker) {
    option_begin(maker, OPTION_RETAIN, VARIANT_NONE);
    option_end(maker);
}

static const char *const facts[] = {NULL};
const struct option_maker option_retain = {"retain", make, facts, ""};
