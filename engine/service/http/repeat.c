/* Answers that need no handler, because they were made before: from the cache, and "not modified". */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/hash.h"
#include "engine/service/http/freshness.h"
#include "engine/service/http/freshness_private.h"
#include "engine/service/http/http_private.h"
#include "engine/service/http/validator.h"

#define FOR_EVER UINT64_MAX /* the generation of what depends on this build alone */

/*
 * All that an answer of one stamp depends on: the role, the form (path, query and Accept choose it), the
 * coding, and the address that stands in its links. The text as sent is the key: another order of the
 * parameters is another link.
 */
static void make_key(struct request *request) {
    const char *accept = request_header(request, "Accept");
    size_t base = strlen(request->base), form = accept == NULL ? 0 : strlen(accept),
           length = 2 + base + 1 + request->target_length + 1 + form;
    char *key, *at;

    if (request->key.bytes != NULL) return;
    key = at = arena_alloc(request->arena, length);
    *at++ = (char)('a' + (int)request->identity.role);
    *at++ = (char)('a' + (int)request->encoding);
    at = mempcpy(at, request->base, base + 1);
    at = mempcpy(at, request->target, request->target_length + 1);
    if (form > 0) memcpy(at, accept, form);
    request->key = (struct cache_key){key, length, hash_bytes(HASH_START, key, length)};
}

const char *repeat_tag(struct request *request, const char *stamp) {
    const char *version = request->server->options.version;
    uint64_t hash;

    make_key(request);
    hash = hash_bytes(request->key.hash, version, strlen(version));
    return arena_format(request->arena, "%016" PRIx64, hash_bytes(hash, stamp, strlen(stamp)));
}

static bool has_it_already(struct request *request) {
    const char *theirs = request_header(request, "If-None-Match");
    char stamp[256] = "";

    if (theirs == NULL) return false;
    if ((request->route->flags & ROUTE_CONSTANT) == 0 &&
        !freshness_stamp(request->server, stamp, sizeof stamp))
        return false;
    const char *tag = repeat_tag(request, stamp);
    if (!validator_matches(theirs, tag)) return false;
    request->response.etag = tag;
    finish_not_modified(request);
    return true;
}

bool repeat_answers(struct request *request) {
    uint64_t generation = FOR_EVER;

    if (request->method != HTTP_GET || (request->route->flags & (ROUTE_CACHED | ROUTE_CONSTANT)) == 0)
        return false;
    if ((request->route->flags & ROUTE_CONSTANT) == 0)
        generation = freshness_generation(request->server->freshness);
    if (generation == 0) return false;
    make_key(request);
    if (has_it_already(request)) return true;
    if (!cache_find(request->server->cache, request->key, generation, &request->kept)) return false;
    request->answer = request->kept.answer;
    request->answer_code = 200;
    request->answer_bytes = request->kept.body_bytes;
    request->from_cache = true;
    request->stage = STAGE_ANSWERED;
    return true;
}

static uint64_t generation_to_keep(const struct request *request) {
    const struct response *response = &request->response;
    unsigned flags = request->route == NULL ? 0 : request->route->flags;

    if (request->method != HTTP_GET || response->code != 200 || response->next != NULL ||
        response->descriptor >= 0)
        return 0;
    if ((flags & ROUTE_CONSTANT) != 0) return FOR_EVER;
    if ((flags & ROUTE_CACHED) == 0 || response->stamp == NULL) return 0;
    return freshness_generation_of(request->server->freshness, response->stamp);
}

bool repeat_may_keep(struct request *request) {
    request->generation = generation_to_keep(request);
    return request->generation != 0;
}

void repeat_keep(struct request *request) {
    make_key(request);
    cache_keep(request->server->cache, request->key, request->generation, request->answer,
               request->answer_bytes, &request->kept);
}
