/*
 * Past states judged anew (engine/runs/anew.h), kept in memory while they are true: the last few that were
 * asked for, so that who reads one asset after another as at a day waits once. One is judged at a time. Of
 * those who ask meanwhile PAST_WAITING wait, for PAST_WAIT_SECONDS at most, and the others are told to come
 * again: a role has four workers (server.h), and one of them stays for what takes no time.
 *
 * What is in memory is the whole estate, whoever asks: what a reader is told of it is the asker's to decide,
 * by the reader's own login.
 */
#ifndef TERRIER_API_PAST_H
#define TERRIER_API_PAST_H

#include "engine/runs/anew.h"
#include "engine/service/api/jobs.h"

enum {
    PAST_KEPT = 4,
    PAST_WAITING = 2,
    PAST_WAIT_SECONDS = 5,
    PAST_STATEMENT_MILLISECONDS = 20000 /* one of the judging that takes longer is stopped: 503 */
};

struct pasts;
struct past;

struct pasts *pasts_new(struct jobs *jobs); /* whose connections it judges by */
void pasts_free(struct pasts *pasts);       /* nobody holds anything any more; NULL does nothing */

/*
 * `times` is the state; `stamp` that of the register as it is now, by whose change it is judged again.
 * STATUS_UNAVAILABLE: others are being judged. STATUS_NOT_FOUND: nothing was held then.
 */
enum status pasts_hold(struct pasts *pasts, const struct store_times *times, const char *stamp,
                       struct past **out, struct error *err);
const struct anew *past_judged(const struct past *held);
void pasts_release(struct pasts *pasts, struct past *held); /* NULL does nothing */

#endif
