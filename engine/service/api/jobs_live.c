/* The progress of jobs that have not ended: told by the worker, read by those who watch. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/json.h"
#include "engine/base/memory.h"
#include "engine/service/api/jobs_inside.h"

#define STILL_THERE_SECONDS 15
#define WATCHES_MOST        200 /* connections that sleep, all in all */

struct jobs_watch {
    struct lives *lives;
    struct live *live;
    bool may_import;
    unsigned seen;
    time_t said; /* seconds: when it said something last */
};

struct lives *lives_new(void) {
    struct lives *lives = memory_array(1, sizeof *lives);

    pthread_mutex_init(&lives->lock, NULL);
    lives->holders = 1;
    return lives;
}

void lives_release(struct lives *lives) {
    pthread_mutex_lock(&lives->lock);
    bool last = --lives->holders == 0;
    pthread_mutex_unlock(&lives->lock);
    if (!last) return;
    pthread_mutex_destroy(&lives->lock);
    free(lives);
}

static struct live **find(struct lives *lives, int64_t job) {
    struct live **at = &lives->first;

    while (*at && (*at)->job != job)
        at = &(*at)->next;
    return at;
}

/* With the lock held. */
static void let_go(struct live *live) {
    if (--live->holders > 0) return;
    free(live->result);
    free(live->result_for_others);
    free(live);
}

struct live *live_hold(struct lives *lives, int64_t job) {
    struct live *live = NULL;

    pthread_mutex_lock(&lives->lock);
    if (!lives->closed) {
        struct live **at = find(lives, job);
        if (!*at) {
            *at = memory_array(1, sizeof **at);
            (*at)->job = job;
            (*at)->holders = 1;
        }
        live = *at;
        live->holders++;
    }
    pthread_mutex_unlock(&lives->lock);
    return live;
}

void live_release(struct lives *lives, struct live *live) {
    pthread_mutex_lock(&lives->lock);
    let_go(live);
    pthread_mutex_unlock(&lives->lock);
}

/* With the lock held. */
static void take_off(struct live **at, const char *job_json, const char *for_others) {
    struct live *live = *at;

    *at = live->next;
    live->result = memory_text(job_json);
    live->result_for_others = memory_text(for_others);
    live->version++;
    let_go(live);
}

void live_end(struct lives *lives, int64_t job, const char *job_json, const char *for_others) {
    pthread_mutex_lock(&lives->lock);
    struct live **at = find(lives, job);
    if (*at) take_off(at, job_json, for_others);
    pthread_mutex_unlock(&lives->lock);
}

void live_stop(struct lives *lives, int64_t job) {
    pthread_mutex_lock(&lives->lock);
    struct live **at = find(lives, job);
    if (*at) (*at)->stop = 1;
    pthread_mutex_unlock(&lives->lock);
}

void lives_close(struct lives *lives) {
    pthread_mutex_lock(&lives->lock);
    lives->closed = true;
    while (lives->first)
        take_off(&lives->first, "", "");
    pthread_mutex_unlock(&lives->lock);
}

size_t lives_list(struct lives *lives, int64_t *jobs, size_t most) {
    size_t count = 0;

    pthread_mutex_lock(&lives->lock);
    for (struct live *live = lives->first; live && count < most; live = live->next)
        jobs[count++] = live->job;
    pthread_mutex_unlock(&lives->lock);
    return count;
}

/* The newest step of that name; what begins anew (a transaction that is run again) is told anew. */
static struct live_step *step_of(struct live *live, const struct progress *progress) {
    struct live_step *last = live->step_count ? &live->steps[live->step_count - 1] : NULL;

    if (last && text_equal(last->what, progress->what)) return last;
    if (live->step_count == LIVE_STEPS_MAX) return last;
    last = &live->steps[live->step_count++];
    snprintf(last->what, sizeof last->what, "%s", progress->what);
    return last;
}

void live_progress(void *told, const struct progress *progress) {
    struct live_told *to = told;

    pthread_mutex_lock(&to->lives->lock);
    struct live_step *step = step_of(to->live, progress);
    step->done = progress->done;
    step->total = progress->total;
    step->version = ++to->live->version;
    pthread_mutex_unlock(&to->lives->lock);
}

/* --- watching --- */

/* False when too many watch already. */
static bool may_watch(struct lives *lives) {
    pthread_mutex_lock(&lives->lock);
    bool may = lives->watches < WATCHES_MOST;
    if (may) {
        lives->holders++;
        lives->watches++;
    }
    pthread_mutex_unlock(&lives->lock);
    return may;
}

static void watch_no_more(struct lives *lives) {
    pthread_mutex_lock(&lives->lock);
    lives->watches--;
    pthread_mutex_unlock(&lives->lock);
    lives_release(lives);
}

struct jobs_watch *jobs_watch(struct jobs *jobs, int64_t job, bool may_import, unsigned from) {
    struct jobs_watch *watch;
    struct live *live;

    if (!may_watch(jobs->lives)) return NULL;
    live = live_hold(jobs->lives, job);
    if (!live) {
        watch_no_more(jobs->lives);
        return NULL;
    }
    watch = memory_array(1, sizeof *watch);
    *watch = (struct jobs_watch){.lives = jobs->lives, .live = live, .may_import = may_import};
    pthread_mutex_lock(&watch->lives->lock);
    if (from <= live->version) watch->seen = from; /* else it is of another service, before this one began */
    pthread_mutex_unlock(&watch->lives->lock);
    return watch;
}

static void add_step(struct text *out, const struct live_step *step) {
    struct json json;

    text_format(out, "event: step\nid: %u\ndata: ", step->version);
    json = json_writer(out);
    json_object(&json);
    json_text_member(&json, "step", step->what);
    json_integer_member(&json, "done", step->done);
    json_name(&json, "total");
    if (step->total > 0)
        json_integer(&json, step->total);
    else
        json_null(&json);
    json_end(&json);
    text_add(out, "\n\n");
}

void jobs_watch_result(struct text *out, const char *job) {
    text_format(out, "event: result\ndata: %s\n\n", job);
}

/* Proxies end connections that say nothing for long. */
static void say_still_there(struct jobs_watch *watch, struct text *out, size_t before) {
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    if (out->length == before && now.tv_sec - watch->said >= STILL_THERE_SECONDS)
        text_add(out, ": still at it\n\n");
    if (out->length > before) watch->said = now.tv_sec;
}

bool jobs_watch_next(void *context, struct text *out) {
    struct jobs_watch *watch = context;
    const struct live *live = watch->live;
    size_t before = out->length;

    pthread_mutex_lock(&watch->lives->lock);
    for (size_t i = 0; i < live->step_count; i++)
        if (live->steps[i].version > watch->seen) add_step(out, &live->steps[i]);
    watch->seen = live->version;
    bool ended = live->result != NULL;
    if (ended && *live->result)
        jobs_watch_result(out, watch->may_import ? live->result : live->result_for_others);
    pthread_mutex_unlock(&watch->lives->lock);
    say_still_there(watch, out, before);
    return !ended;
}

void jobs_watch_free(void *context) {
    struct jobs_watch *watch = context;

    live_release(watch->lives, watch->live);
    watch_no_more(watch->lives);
    free(watch);
}
