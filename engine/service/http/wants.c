/* Which of its forms a client wants of a resource, and which parameters it gave. */
#include <string.h>

#include "engine/service/http/http_private.h"

static bool route_lists(const struct route *route, const char *name) {
    const struct route_parameter *parameter = route->parameters;

    for (; parameter != NULL && parameter->name != NULL; parameter++)
        if (strcmp(parameter->name, name) == 0) return true;
    return false;
}

static enum status unknown_parameter(struct request *request, const char *name, struct error *err) {
    const struct route_parameter *parameter = request->route->parameters;
    struct text known = TEXT_EMPTY;
    enum status status;

    for (; parameter != NULL && parameter->name != NULL; parameter++)
        text_format(&known, "%s%s", known.length > 0 ? ", " : "", parameter->name);
    status = request_bad_parameter(request, err, name, "there is no parameter `%s` here: %s%s", name,
                                   known.length > 0 ? "this takes " : "this takes none", text_string(&known));
    text_free(&known);
    return status;
}

enum status request_read_parameters(struct request *request, struct error *err) {
    const struct route *route = request->route;
    const char *fault = NULL;
    enum status status;

    if (request->parameters_read) return STATUS_OK;
    request->parameters_read = true;
    if (request->target[request->path_length] != '?') return STATUS_OK;
    status = target_parameters(request->arena, request->target + request->path_length + 1,
                               &request->parameters, &request->parameter_count, &fault, err);
    if (status != STATUS_OK) {
        request_fault(request, 0, "parameter", fault);
        return status;
    }
    for (size_t i = 0; i < request->parameter_count; i++) {
        const char *name = request->parameters[i].name;
        if (!route_lists(route, name) &&
            (route->parameter_known == NULL || !route->parameter_known(request, name)))
            return unknown_parameter(request, name, err);
    }
    return STATUS_OK;
}

/* GeoJSON is had as application/json too, under one name. */
static bool named_before(const struct media_kind *kinds, const struct media_kind *kind) {
    for (const struct media_kind *at = kinds; at < kind; at++)
        if (strcmp(at->f, kind->f) == 0) return true;
    return false;
}

static void list_kinds(struct text *out, const struct media_kind *kinds, bool by_f) {
    for (const struct media_kind *kind = kinds; kind->type != NULL; kind++)
        if (!by_f || !named_before(kinds, kind))
            text_format(out, "%s%s", kind == kinds ? "" : ", ", by_f ? kind->f : kind->type);
}

const struct media_kind *request_wants(struct request *request, const struct media_kind *kinds,
                                       struct error *err) {
    const char *f = request_parameter(request, "f");
    const struct media_kind *kind = kinds;
    struct text list = TEXT_EMPTY;

    if (f != NULL)
        while (kind->type != NULL && strcmp(kind->f, f) != 0)
            kind++;
    else
        kind = negotiate_kind(request_header(request, "Accept"), kinds);
    if (kind != NULL && kind->type != NULL) return kind;
    list_kinds(&list, kinds, f != NULL);
    if (f != NULL) {
        request_bad_parameter(request, err, "f", "`f` is one of %s here, not `%s`", text_string(&list), f);
    } else {
        request_fault(request, 406, "header", "Accept");
        error_set(err, STATUS_INVALID, "this can be had as %s, and the header Accept takes none of these",
                  text_string(&list));
    }
    text_free(&list);
    return NULL;
}
