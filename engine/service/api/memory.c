#include "engine/service/api/memory.h"

#include <pthread.h>
#include <stdlib.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"

struct remembered {
    struct recalled *run;
    int holders; /* the memory itself, each asker; guarded by the memory's lock */
};

struct memory {
    struct jobs *jobs;
    pthread_mutex_t lock;    /* over what follows */
    pthread_mutex_t loading; /* one loads, others wait for it */
    struct remembered *newest;
};

struct memory *memory_new(struct jobs *jobs) {
    struct memory *memory = memory_array(1, sizeof *memory);

    memory->jobs = jobs;
    pthread_mutex_init(&memory->lock, NULL);
    pthread_mutex_init(&memory->loading, NULL);
    return memory;
}

/* With the lock held. */
static void let_go(struct remembered *held) {
    if (held == NULL || --held->holders > 0) return;
    recalled_free(held->run);
    free(held);
}

void memory_free(struct memory *memory) {
    if (memory == NULL) return;
    let_go(memory->newest);
    pthread_mutex_destroy(&memory->lock);
    pthread_mutex_destroy(&memory->loading);
    free(memory);
}

static struct remembered *look(struct memory *memory, int64_t run) {
    struct remembered *found;

    pthread_mutex_lock(&memory->lock);
    found = memory->newest && memory->newest->run->run_id == run ? memory->newest : NULL;
    if (found) found->holders++;
    pthread_mutex_unlock(&memory->lock);
    return found;
}

static enum status load(struct memory *memory, const char *run, bool newest, struct remembered **out,
                        struct error *err) {
    struct store *db = NULL;
    struct recalled *recalled = NULL;
    enum status status = jobs_connect(memory->jobs, &db, err);

    if (status == STATUS_OK) status = recall(&recalled, db, run, err);
    store_close(db);
    if (status != STATUS_OK) return status;
    struct remembered *made = memory_array(1, sizeof *made);
    *made = (struct remembered){recalled, 1};
    pthread_mutex_lock(&memory->lock);
    if (newest && (memory->newest == NULL || memory->newest->run->run_id < recalled->run_id)) {
        let_go(memory->newest);
        memory->newest = made;
        made->holders++;
    }
    pthread_mutex_unlock(&memory->lock);
    *out = made;
    return STATUS_OK;
}

enum status memory_hold(struct memory *memory, const char *run, bool newest, struct remembered **out,
                        struct error *err) {
    int64_t number = 0;
    enum status status = STATUS_OK;

    if (!number_parse_integer(run, &number))
        return error_set(err, STATUS_NOT_FOUND, "there is no run %s", run);
    *out = look(memory, number);
    if (*out) return STATUS_OK;
    pthread_mutex_lock(&memory->loading);
    *out = look(memory, number); /* another may have loaded it meanwhile */
    if (*out == NULL) status = load(memory, run, newest, out, err);
    pthread_mutex_unlock(&memory->loading);
    return status;
}

const struct recalled *memory_run(const struct remembered *held) {
    return held->run;
}

void memory_release(struct memory *memory, struct remembered *held) {
    pthread_mutex_lock(&memory->lock);
    let_go(held);
    pthread_mutex_unlock(&memory->lock);
}
