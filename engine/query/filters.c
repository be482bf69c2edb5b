#include "engine/query/filters.h"

#include <string.h>

const struct filter filters[] = {
    {"category", FILTER_CODES, "asset.category_path && @::text[]"},
    {"place", FILTER_TEXT,
     "lower(@::text) IN (lower(asset.post_town), lower(asset.locality), lower(asset.parish))"},
    {"liability", FILTER_CODES, "asset.council_repairs_code = ANY (@::text[])"},
    {"rating", FILTER_CODES, "asset.rating_codes && @::text[]"},
    {"objective", FILTER_OPTION, NULL},
    {"text", FILTER_WORDS,
     "concat_ws(' ', asset.reference, asset.name, asset.address, asset.predecessor_reference, asset.uprn) "
     "ILIKE @::text"},
    {"purpose", FILTER_CODES, "asset.purpose_code = ANY (@::text[])"},
    {"scope", FILTER_CODES, "asset.scope_code = ANY (@::text[])"},
    {"status", FILTER_CODES, "asset.status_code = ANY (@::text[])"},
    {"validation", FILTER_CODES, "asset.validation_code = ANY (@::text[])"},
    {"tenure", FILTER_CODES, "asset.tenure_code = ANY (@::text[])"},
    {"marking", FILTER_CODES, "asset.marking_code = ANY (@::text[])"},
    {"predecessor", FILTER_CODES, "asset.predecessor_code = ANY (@::text[])"},
    {"located", FILTER_OPTION, NULL},
    {"held", FILTER_OPTION, NULL},
};
const size_t filter_count = sizeof filters / sizeof *filters;

const struct filter *filter_find(const char *name) {
    for (size_t i = 0; i < filter_count; i++)
        if (strcmp(filters[i].name, name) == 0) return &filters[i];
    return NULL;
}
