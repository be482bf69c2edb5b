#include "engine/service/features/selection.h"

#include <string.h>

#include "engine/service/features/value.h"

void selection_begin(struct selection *out, struct arena *arena) {
    *out = (struct selection){.arena = arena};
}

void selection_free(struct selection *selection) {
    text_free(&selection->where);
}

int selection_bind(struct selection *selection, const char *value) {
    if ((size_t)selection->count == selection->capacity) {
        size_t capacity = selection->capacity * 2 + 8;
        const char **grown = arena_array(selection->arena, capacity, sizeof *grown);
        if (selection->count > 0) memcpy(grown, selection->values, selection->capacity * sizeof *grown);
        selection->values = grown;
        selection->capacity = capacity;
    }
    selection->values[selection->count] = value;
    return ++selection->count;
}

struct bind selection_values(const struct selection *selection) {
    return (struct bind){selection->values, selection->count};
}

static void begin_condition(struct selection *selection) {
    if (selection->where.length > 0) text_add(&selection->where, " AND ");
}

bool selection_is_all(const struct selection *selection) {
    return selection->where.length == 0 && selection->box == NULL;
}

void selection_in_box(struct selection *selection, const struct bbox *bbox) {
    const char *meets = NULL;

    for (int i = 0; i < bbox->count; i++) {
        int number = selection_bind(selection, bbox->shapes[i]);
        meets = arena_format(selection->arena, "%s%sST_Intersects(%s, $%d::geometry)", meets ? meets : "",
                             meets ? " OR " : "", bbox->column, number);
    }
    selection->box = arena_format(selection->arena, "(%s)", meets);
}

/* The day of an instant, in Britain; null for an open end, as ranges have it. */
static const char *day_of(struct selection *selection, const struct instant *instant) {
    if (instant->text == NULL) return "NULL::date";
    int number = selection_bind(selection, instant->text);
    return arena_format(selection->arena,
                        instant->day ? "$%d::date" : "($%d::timestamptz AT TIME ZONE 'Europe/London')::date",
                        number);
}

void selection_at(struct selection *selection, const struct datetime *datetime) {
    const char *from = day_of(selection, &datetime->from), *until = day_of(selection, &datetime->until);

    begin_condition(selection);
    /* A range whose ends are the wrong way round would raise; by summer time they may be, within a day. */
    if (datetime->from.text != NULL && datetime->until.text != NULL)
        until = arena_format(selection->arena, "greatest(%s, %s)", from, until);
    text_format(&selection->where, "(feature.valid IS NULL OR feature.valid && daterange(%s, %s, '[]'))",
                from, until);
}

/* Text that is sorted has an index without regard to case: it is asked as well, to find the few that may be.
 */
void selection_equal(struct selection *selection, const struct cql2_property *property, const char *value,
                     bool indexed) {
    const int number = selection_bind(selection, value);

    begin_condition(selection);
    text_format(&selection->where, "%s = $%d::%s", property->sql, number, value_sql_type(property->type));
    if (indexed && property->type == CQL2_TEXT)
        text_format(&selection->where, " AND lower(%s) COLLATE \"C\" = lower($%d::text)", property->sql,
                    number);
}

enum status selection_filter(struct selection *selection, const struct collection *collection,
                             const char *filter, enum cql2_language language, enum cql2_crs crs,
                             struct error *err) {
    size_t count;
    const struct cql2_property *properties = collection_queryables(collection, selection->arena, &count);
    struct cql2_sql sql;
    enum status status = cql2_compile(&sql, selection->arena, filter, language, crs, properties, count,
                                      selection->count + 1, err);

    if (status != STATUS_OK) return status;
    for (int i = 0; i < sql.count; i++)
        selection_bind(selection, sql.values[i]);
    begin_condition(selection);
    text_format(&selection->where, "(%s)", sql.text);
    return STATUS_OK;
}
