/* Codes and labels as people give them, made into the codes of the register's lists. */
#include <string.h>

#include "engine/query/inside.h"
#include "sql/embedded.h"

static void add_quoted(struct text *out, const char *code) {
    text_add(out, out->length ? ",\"" : "{\"");
    for (; *code; code++) {
        if (*code == '"' || *code == '\\') text_add_char(out, '\\');
        text_add_char(out, *code);
    }
    text_add_char(out, '"');
}

static const char *code_of(const struct rows *list, const char *given) {
    for (size_t i = 0; i < rows_count(list); i++)
        if (text_equal_nocase(rows_text(list, i, 0), given) ||
            text_equal_nocase(rows_text(list, i, 1), given))
            return rows_text(list, i, 0);
    return NULL;
}

static enum status unknown_code(const struct rows *list, const char *filter, const char *given,
                                struct error *err) {
    struct text codes = TEXT_EMPTY;
    enum status status;

    for (size_t i = 0; i < rows_count(list); i++)
        text_format(&codes, "%s%s", i ? ", " : "", rows_text(list, i, 0));
    status = error_set(err, STATUS_INVALID, "there is no %s `%.60s`; there are: %s", filter, given,
                       codes.length ? text_string(&codes) : "none yet");
    text_free(&codes);
    return status;
}

/* A label may itself hold a comma, so the whole value is tried before its parts. */
static enum status resolve_parts(struct query *query, struct where *where, const struct rows *list,
                                 struct text *codes, struct error *err) {
    const char *code = code_of(list, where->value);
    char *parts, *saved = NULL;

    if (code != NULL) {
        add_quoted(codes, code);
        return STATUS_OK;
    }
    parts = arena_text(query->arena, where->value);
    for (char *part = strtok_r(parts, ",", &saved); part; part = strtok_r(NULL, ",", &saved)) {
        part += strspn(part, " ");
        for (char *end = part + strlen(part); end > part && end[-1] == ' ';)
            *--end = '\0';
        code = code_of(list, part);
        if (code == NULL) return unknown_code(list, where->filter->name, part, err);
        add_quoted(codes, code);
    }
    if (codes->length == 0) return unknown_code(list, where->filter->name, where->value, err);
    return STATUS_OK;
}

static enum status resolve(struct query *query, struct where *where, struct store *db, struct error *err) {
    struct rows *list = NULL;
    struct text codes = TEXT_EMPTY;
    enum status status = store_query(db, sql_query_codes, BIND(where->filter->name), STORE_MANY, &list, err);

    if (status == STATUS_OK) status = resolve_parts(query, where, list, &codes, err);
    if (status == STATUS_OK) {
        text_add_char(&codes, '}');
        where->codes = arena_text(query->arena, text_string(&codes));
    }
    rows_free(list);
    text_free(&codes);
    return status;
}

/* A boundary that is not there would find nothing, and one would take that for an answer. */
static enum status resolve_place(struct where *where, struct store *db, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_query_place, BIND(where->value), STORE_ONE, &rows, err);

    if (status == STATUS_OK && rows_is_null(rows, 0, 1))
        status = error_set(err, STATUS_INVALID,
                           "no boundaries are loaded, so nobody knows what lies in `%.60s`", where->value);
    else if (status == STATUS_OK && !rows_boolean(rows, 0, 0))
        status =
            error_set(err, STATUS_INVALID,
                      "there is no boundary `%.60s` in force: give its kind and its code or name, such as "
                      "parish:E04008745 or ward:Axevale; there are boundaries of the kinds %s",
                      where->value, rows_text(rows, 0, 1));
    rows_free(rows);
    if (status == STATUS_OK) where->codes = where->value;
    return status;
}

/* Alone it would choose nothing, and one would take the whole estate for an answer. */
static enum status check_objective(struct query *query, struct error *err) {
    for (size_t i = 0; i < query->where_count; i++)
        if (text_equal(query->wheres[i].filter->name, "rating")) return STATUS_OK;
    if (query->objective == 0) return STATUS_OK;
    query->fault = "objective";
    return error_set(err, STATUS_INVALID,
                     "`objective` says on which objective a rating is meant: give `rating` too, such as red");
}

enum status query_resolve(struct query *query, struct store *db, struct error *err) {
    if (check_objective(query, err) != STATUS_OK) return err->status;
    for (size_t i = 0; i < query->where_count; i++) {
        struct where *where = &query->wheres[i];
        bool place = where->filter->takes == FILTER_PLACE;
        if ((!place && where->filter->takes != FILTER_CODES) || where->codes != NULL) continue;
        enum status status = place ? resolve_place(where, db, err) : resolve(query, where, db, err);
        if (status != STATUS_OK) {
            if (status == STATUS_INVALID) query->fault = where->filter->name;
            return status;
        }
    }
    return STATUS_OK;
}
