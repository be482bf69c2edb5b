/* terrier routes: what the service answers, and to whom */
#include "engine/service/routes.h"

#include <stdio.h>

#include "tools/cli/cli.h"

static const char *const method_names[] = {"GET", "POST", "PATCH", "PUT", "DELETE"};

enum { COLUMN_METHOD, COLUMN_PATH, COLUMN_ROLES, COLUMN_TAG, COLUMN_SUMMARY, COLUMN_COUNT };

struct listing {
    const struct route **routes;
    const char **roles; /* of each: "public reader", in the arena */
    size_t count;
};

static const char *name(const void *context, size_t column) {
    static const char *const names[COLUMN_COUNT] = {"method", "path", "roles", "tag", "summary"};
    (void)context;
    return names[column];
}

static enum rows_kind kind(const void *context, size_t column) {
    (void)context;
    (void)column;
    return ROWS_TEXT;
}

static const char *cell(const void *context, size_t row, size_t column) {
    const struct listing *listing = context;
    const struct route *route = listing->routes[row];

    switch (column) {
    case COLUMN_METHOD:
        return method_names[route->method];
    case COLUMN_PATH:
        return route->path;
    case COLUMN_ROLES:
        return listing->roles[row];
    case COLUMN_TAG:
        return route->tag;
    default:
        return route->summary;
    }
}

static const char *role_list(struct arena *arena, unsigned allow) {
    const char *list = "";

    for (int role = ROLE_NOBODY; role < ROLE_COUNT; role++)
        if (allow & ROLES(role))
            list = arena_format(arena, "%s%s%s", list, *list ? " " : "", role_name((enum role)role));
    return list;
}

static struct listing list_routes(struct arena *arena) {
    struct listing listing = {0};
    size_t count = 0;

    for (const struct route *const *table = service_tables; *table; table++)
        for (const struct route *route = *table; route->path; route++)
            count++;
    listing.routes = arena_array(arena, count, sizeof *listing.routes);
    listing.roles = arena_array(arena, count, sizeof *listing.roles);
    for (const struct route *const *table = service_tables; *table; table++)
        for (const struct route *route = *table; route->path; route++) {
            listing.routes[listing.count] = route;
            listing.roles[listing.count++] = role_list(arena, route->allow);
        }
    return listing;
}

static enum status run(struct cli *cli, struct error *err) {
    struct arena *arena = arena_new();
    struct text out = TEXT_EMPTY;
    struct listing listing;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) {
        listing = list_routes(arena);
        output_format(&out, cli->format,
                      (struct output_source){&listing, listing.count, COLUMN_COUNT, name, kind, cell});
        fwrite(text_string(&out), 1, out.length, stdout);
    }
    text_free(&out);
    arena_free(arena);
    return status;
}

const struct command command_routes = {
    "routes", "list what the service answers, and to which roles", run,
    "usage: terrier routes [--format table|csv|json]\n"
    "\n"
    "Every method and path that `terrier serve` answers, with the roles that may use it. `nobody` is who\n"
    "sends no credential.\n"
    "\n"
    "examples:\n"
    "  terrier routes\n"
    "  terrier routes --format json\n"};
