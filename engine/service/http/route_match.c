#include "engine/service/http/route_match.h"

#include <stdlib.h>
#include <string.h>

const char *http_method_name(enum http_method method) {
    static const char *const names[HTTP_METHODS] = {"GET", "POST", "PATCH", "PUT", "DELETE"};
    return names[method];
}

static enum status split_pattern(struct route_path *path, const char *pattern, struct error *err) {
    *path = (struct route_path){.pattern = pattern};
    if (strcmp(pattern, "/") == 0) return STATUS_OK;
    for (const char *at = pattern; *at == '/';) {
        size_t length = strcspn(++at, "/");
        struct pattern_piece *piece = &path->pieces[path->piece_count];
        if (path->piece_count++ == TARGET_SEGMENTS_MAX || length == 0)
            return error_set(err, STATUS_INTERNAL, "the route %s has too many segments, or an empty one",
                             pattern);
        *piece = (struct pattern_piece){at, length, at[0] == '{' && at[length - 1] == '}'};
        if (piece->is_part) {
            piece->text++;
            piece->length -= 2;
        }
        at += length;
    }
    return STATUS_OK;
}

static enum status check_route(const struct route *route, struct error *err) {
    bool of_role = route->lane == LANE_ROLE || route->lane == LANE_EXPORT;

    if (route->handle == NULL)
        return error_set(err, STATUS_INTERNAL, "the route %s has no handler", route->path);
    if (of_role && (route->allow & ROLES(ROLE_NOBODY)) != 0)
        return error_set(err, STATUS_INTERNAL,
                         "the route %s would let the register be read without a credential", route->path);
    return STATUS_OK;
}

static struct route_path *path_of(struct route_set *set, const char *pattern) {
    for (size_t i = 0; i < set->path_count; i++)
        if (strcmp(set->paths[i].pattern, pattern) == 0) return &set->paths[i];
    return NULL;
}

static enum status add_route(struct route_set *set, const struct route *route, struct error *err) {
    struct route_path *path = path_of(set, route->path);
    enum status status = check_route(route, err);

    if (status != STATUS_OK) return status;
    if (path == NULL) {
        path = &set->paths[set->path_count++];
        status = split_pattern(path, route->path, err);
        if (status != STATUS_OK) return status;
    }
    if (path->methods[route->method] != NULL)
        return error_set(err, STATUS_INTERNAL, "two routes answer %s %s", http_method_name(route->method),
                         route->path);
    path->methods[route->method] = route;
    path->numbers[route->method] = set->route_count;
    set->routes[set->route_count++] = route;
    return STATUS_OK;
}

/* At the first segment where one has a literal and the other a part, the literal comes first. */
static int closest_first(const void *left, const void *right) {
    const struct route_path *a = left, *b = right;

    if (a->piece_count != b->piece_count) return a->piece_count - b->piece_count;
    for (int i = 0; i < a->piece_count; i++)
        if (a->pieces[i].is_part != b->pieces[i].is_part) return a->pieces[i].is_part ? 1 : -1;
    return strcmp(a->pattern, b->pattern);
}

enum status route_set_make(struct route_set *out, const struct route *const *tables, struct error *err) {
    size_t most = 1;
    enum status status = STATUS_OK;

    for (const struct route *const *table = tables; *table != NULL; table++)
        for (const struct route *route = *table; route->path != NULL; route++)
            most++;
    *out = (struct route_set){.arena = arena_new()};
    out->paths = arena_array(out->arena, most, sizeof *out->paths);
    out->routes = arena_array(out->arena, most, sizeof *out->routes);
    for (const struct route *const *table = tables; *table != NULL && status == STATUS_OK; table++)
        for (const struct route *route = *table; route->path != NULL && status == STATUS_OK; route++)
            status = add_route(out, route, err);
    if (status != STATUS_OK)
        route_set_free(out);
    else
        qsort(out->paths, out->path_count, sizeof *out->paths, closest_first);
    return status;
}

void route_set_free(struct route_set *set) {
    arena_free(set->arena);
    *set = (struct route_set){0};
}

static bool fits(const struct route_path *path, const struct segment *segments) {
    for (int i = 0; i < path->piece_count; i++) {
        const struct pattern_piece *piece = &path->pieces[i];
        if (piece->is_part ? segments[i].length == 0
                           : piece->length != segments[i].length ||
                                 memcmp(piece->text, segments[i].text, piece->length) != 0)
            return false;
    }
    return true;
}

const struct route_path *route_set_find(const struct route_set *set, const struct segment *segments,
                                        int count) {
    for (size_t i = 0; i < set->path_count; i++)
        if (set->paths[i].piece_count == count && fits(&set->paths[i], segments)) return &set->paths[i];
    return NULL;
}

void route_path_methods(const struct route_path *path, struct text *out) {
    for (int method = 0; method < HTTP_METHODS; method++) {
        if (path->methods[method] == NULL) continue;
        text_format(out, "%s%s", out->length > 0 ? ", " : "", http_method_name((enum http_method)method));
        if (method == HTTP_GET) text_add(out, ", HEAD");
    }
    text_add(out, ", OPTIONS");
}
