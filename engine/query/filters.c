#include "engine/query/filters.h"

#include <string.h>

const struct filter filters[] = {
    {"category", FILTER_CODES, "asset.category_path && @::text[]",
     "asset.category_code IN (SELECT category.code FROM publish.category WHERE category.path && @::text[])"},
    {"place", FILTER_TEXT,
     "lower(@::text) IN (lower(asset.post_town), lower(asset.locality), lower(asset.parish))", NULL},
    {"in", FILTER_PLACE, "asset.reference IN (SELECT publish.in_place(@::text))",
     "asset.id IN (SELECT publish.in_place(@::text))"},
    {"liability", FILTER_CODES, "asset.council_repairs_code = ANY (@::text[])", NULL},
    {"rating", FILTER_CODES, "asset.rating_codes && @::text[]",
     "EXISTS (SELECT FROM publish.code WHERE code.list = 'rating' AND code.code = ANY (@::text[]) AND "
     "code.label IN "
     "(asset.rating_1, asset.rating_2, asset.rating_3, asset.rating_4, asset.rating_5, asset.rating_6))"},
    {"objective", FILTER_OPTION, NULL, NULL},
    {"text", FILTER_WORDS,
     "concat_ws(' ', asset.reference, asset.name, asset.address, asset.predecessor_reference, asset.uprn) "
     "ILIKE @::text",
     "asset.search LIKE lower(@::text)"},
    {"purpose", FILTER_CODES, "asset.purpose_code = ANY (@::text[])", NULL},
    {"scope", FILTER_CODES, "asset.scope_code = ANY (@::text[])", NULL},
    {"status", FILTER_CODES, "asset.status_code = ANY (@::text[])", NULL},
    {"validation", FILTER_CODES, "asset.validation_code = ANY (@::text[])", NULL},
    {"tenure", FILTER_CODES, "asset.tenure_code = ANY (@::text[])", NULL},
    {"marking", FILTER_CODES, "asset.marking_code = ANY (@::text[])", NULL},
    {"predecessor", FILTER_CODES, "asset.predecessor_code = ANY (@::text[])", NULL},
    {"located", FILTER_OPTION, NULL, NULL},
    {"held", FILTER_OPTION, NULL, NULL},
};
const size_t filter_count = sizeof filters / sizeof *filters;

const struct filter *filter_find(const char *name) {
    for (size_t i = 0; i < filter_count; i++)
        if (strcmp(filters[i].name, name) == 0) return &filters[i];
    return NULL;
}
