#include "engine/service/api/past.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/memory.h"

struct past {
    struct anew *anew;
    char *stamp;
    struct store_times times;
    int holders;   /* the memory itself, each asker */
    uint64_t used; /* when last, as a count of askings */
};

struct pasts {
    struct jobs *jobs;
    pthread_mutex_t lock;  /* over what follows, and holders and used of each */
    pthread_cond_t judged; /* one was judged, or could not be */
    bool judging;          /* somebody does */
    int waiting;           /* how many wait for that */
    uint64_t asked;        /* how often */
    struct past *kept[PAST_KEPT];
};

struct pasts *pasts_new(struct jobs *jobs) {
    struct pasts *pasts = memory_array(1, sizeof *pasts);
    pthread_condattr_t clock;

    pasts->jobs = jobs;
    pthread_mutex_init(&pasts->lock, NULL);
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&pasts->judged, &clock);
    pthread_condattr_destroy(&clock);
    return pasts;
}

/* With the lock held. */
static void let_go(struct past *held) {
    if (held == NULL || --held->holders > 0) return;
    anew_free(held->anew);
    free(held->stamp);
    free(held);
}

void pasts_free(struct pasts *pasts) {
    if (pasts == NULL) return;
    for (size_t i = 0; i < PAST_KEPT; i++)
        let_go(pasts->kept[i]);
    pthread_cond_destroy(&pasts->judged);
    pthread_mutex_destroy(&pasts->lock);
    free(pasts);
}

static bool same_times(const struct store_times *one, const struct store_times *other) {
    return strcmp(one->as_at, other->as_at) == 0 && strcmp(one->revision, other->revision) == 0 &&
           strcmp(one->moment, other->moment) == 0;
}

/* With the lock held. What was judged of another register is of no more use to anybody. */
static struct past *look(struct pasts *pasts, const struct store_times *times, const char *stamp) {
    struct past *found = NULL;

    for (size_t i = 0; i < PAST_KEPT; i++) {
        if (pasts->kept[i] && strcmp(pasts->kept[i]->stamp, stamp) != 0) {
            let_go(pasts->kept[i]);
            pasts->kept[i] = NULL;
        }
        if (pasts->kept[i] && same_times(&pasts->kept[i]->times, times)) found = pasts->kept[i];
    }
    if (found) {
        found->holders++;
        found->used = ++pasts->asked;
    }
    return found;
}

/* With the lock held: in the place of none, or of what was asked for longest ago. */
static void keep(struct pasts *pasts, struct past *made) {
    size_t place = 0;

    for (size_t i = 1; i < PAST_KEPT && pasts->kept[place]; i++)
        if (pasts->kept[i] == NULL || pasts->kept[i]->used < pasts->kept[place]->used) place = i;
    let_go(pasts->kept[place]);
    pasts->kept[place] = made;
    made->holders++;
    made->used = ++pasts->asked;
}

/* With the lock held. `*found` NULL: it is the asker's to judge. */
static enum status wait_or_find(struct pasts *pasts, const struct store_times *times, const char *stamp,
                                struct past **found, struct error *err) {
    static const char busy[] = "other past states are being judged: ask again in a few seconds";
    struct timespec until;
    int waited = 0;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += PAST_WAIT_SECONDS;
    while ((*found = look(pasts, times, stamp)) == NULL && pasts->judging) {
        if (waited != 0 || pasts->waiting == PAST_WAITING) return error_set(err, STATUS_UNAVAILABLE, busy);
        pasts->waiting++;
        waited = pthread_cond_timedwait(&pasts->judged, &pasts->lock, &until);
        pasts->waiting--;
    }
    pasts->judging = pasts->judging || *found == NULL;
    return STATUS_OK;
}

static enum status judge_state(struct pasts *pasts, const struct store_times *times, struct anew **anew,
                               struct error *err) {
    struct store *db = NULL;
    enum status status = jobs_connect(pasts->jobs, &db, err);

    if (status == STATUS_OK) {
        store_set_timeout(db, PAST_STATEMENT_MILLISECONDS);
        store_read_at(db, times);
        status = anew_judge(anew, db, err);
    }
    store_close(db);
    return status;
}

enum status pasts_hold(struct pasts *pasts, const struct store_times *times, const char *stamp,
                       struct past **out, struct error *err) {
    struct anew *anew = NULL;
    enum status status;

    pthread_mutex_lock(&pasts->lock);
    status = wait_or_find(pasts, times, stamp, out, err);
    pthread_mutex_unlock(&pasts->lock);
    if (status != STATUS_OK || *out) return status;
    status = judge_state(pasts, times, &anew, err);
    pthread_mutex_lock(&pasts->lock);
    if (status == STATUS_OK) {
        *out = memory_array(1, sizeof **out);
        **out = (struct past){.anew = anew, .stamp = memory_text(stamp), .times = *times, .holders = 1};
        keep(pasts, *out);
    }
    pasts->judging = false;
    pthread_cond_broadcast(&pasts->judged);
    pthread_mutex_unlock(&pasts->lock);
    return status;
}

const struct anew *past_judged(const struct past *held) {
    return held->anew;
}

void pasts_release(struct pasts *pasts, struct past *held) {
    pthread_mutex_lock(&pasts->lock);
    let_go(held);
    pthread_mutex_unlock(&pasts->lock);
}
