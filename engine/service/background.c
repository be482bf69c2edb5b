#include "engine/service/background.h"

#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/service/api/context.h"
#include "engine/service/api/idempotency.h"
#include "engine/service/api/memory.h"
#include "engine/service/api/past.h"
#include "engine/service/http/freshness.h"

struct background {
    struct api_context context;
    struct answered *answered;
    struct server *server;
    enum status (*login_dsn)(void *context, const char *login, struct text *out, struct error *err);
    void *login_context;
    char *proj;
};

static enum status clerk_dsn(void *context, struct text *out, struct error *err) {
    const struct background *background = context;

    return background->login_dsn(background->login_context, "terrier_clerk", out, err);
}

static enum status door_dsn(void *context, struct text *out, struct error *err) {
    const struct background *background = context;

    return background->login_dsn(background->login_context, "terrier_door", out, err);
}

static void moved(void *context, const char *stamp) {
    const struct background *background = context;

    freshness_moved(background->server, stamp);
}

enum status background_new(struct background **out, struct server_options *server, const char *data_directory,
                           struct error *err) {
    struct background *background = memory_array(1, sizeof *background);
    struct text proj = TEXT_EMPTY;
    enum status status;

    text_format(&proj, "%s/proj", data_directory);
    background->proj = text_take(&proj);
    background->login_dsn = server->login_dsn;
    background->login_context = server->login_context;
    background->answered = answered_new(door_dsn, background);
    background->context =
        (struct api_context){.spool_directory = server->spool_directory, .proj_directory = background->proj};
    struct jobs_options options = {.dsn = clerk_dsn,
                                   .spool_directory = server->spool_directory,
                                   .proj_directory = background->proj,
                                   .version = server->version,
                                   .moved = moved,
                                   .context = background};
    status = jobs_new(&background->context.jobs, &options, err);
    background->context.memory = memory_new(background->context.jobs);
    background->context.pasts = pasts_new(background->context.jobs);
    server->context = &background->context;
    server->idempotency = answered_hook(background->answered);
    if (status == STATUS_OK)
        *out = background;
    else
        background_free(background);
    return status;
}

enum status background_start(struct background *background, struct server *server, struct error *err) {
    background->server = server;
    return jobs_start(background->context.jobs, err);
}

void background_stop(struct background *background) {
    if (background != NULL) jobs_stop(background->context.jobs);
}

void background_free(struct background *background) {
    if (background == NULL) return;
    memory_free(background->context.memory);
    pasts_free(background->context.pasts);
    jobs_free(background->context.jobs);
    answered_free(background->answered);
    free(background->proj);
    free(background);
}
