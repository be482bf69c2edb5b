#include <stdio.h>

#include "engine/store/store.h"

const char *bind_integer(char *buffer, int64_t value) {
    snprintf(buffer, 24, "%lld", (long long)value);
    return buffer;
}
