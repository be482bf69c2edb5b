#include "engine/service/http/identity.h"

#include <string.h>

static const char *const names[ROLE_COUNT] = {"nobody", "public", "reader", "gis", "editor", "steward"};

const char *role_name(enum role role) {
    return names[role];
}

enum role role_parse(const char *name) {
    for (int role = 0; role < ROLE_COUNT; role++)
        if (strcmp(names[role], name) == 0) return (enum role)role;
    return ROLE_COUNT;
}
