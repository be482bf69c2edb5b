#include "engine/query/cql2/cql2.h"

const char *const cql2_conformance[] = {NULL};

enum status cql2_compile(struct cql2_sql *out, struct arena *arena, const char *filter,
                         enum cql2_language language, enum cql2_crs filter_crs,
                         const struct cql2_property *properties, size_t count, int first_parameter,
                         struct error *err) {
    (void)out, (void)arena, (void)filter, (void)language, (void)filter_crs, (void)properties, (void)count,
        (void)first_parameter;
    return error_set(err, STATUS_REFUSED, "filters are not taken yet");
}
