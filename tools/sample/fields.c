#include "tools/sample/fields.h"

#define NAME(name, kind) #name,
static const char *const NAMES[FIELD_COUNT] = {SAMPLE_FIELDS(NAME)};
#define KIND(name, kind) KIND_##kind,
static const enum field_kind KINDS[FIELD_COUNT] = {SAMPLE_FIELDS(KIND)};

enum field_kind field_kind(enum field field) {
    return KINDS[field];
}

const char *field_name(enum field field) {
    return NAMES[field];
}
