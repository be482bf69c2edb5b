/*
 * How often an address failed to say who it is, within the last minute. The secrets cannot be guessed; this
 * keeps whoever tries from costing others their answers.
 *
 * What counts is each distinct wrong credential, once within a minute (wrong.h), and each failed sign-in.
 * An address (of IPv6: its /64) may fail FAILURES_EACH times in a minute, then it is refused until the minute
 * is over. While all addresses together fail more than FAILURES_ALL times in a minute, each has one failure
 * only: many machines that try together gain nothing, and who does not fail is not refused.
 * Memory is bounded; in need of room, the address that failed least is forgotten.
 */
#ifndef TERRIER_SIGN_IN_FAILURES_H
#define TERRIER_SIGN_IN_FAILURES_H

#include <stdint.h>

#define FAILURES_SECONDS 60
#define FAILURES_EACH    10
#define FAILURES_ALL     300

struct failures;
struct failures *failures_new(void);
void failures_free(struct failures *failures); /* NULL does nothing */

/* `now` in seconds of known_now(). Any thread. */
void failures_add(struct failures *failures, const char *address, int64_t now);
int failures_wait(struct failures *failures, const char *address, int64_t now); /* seconds; 0: may try */

#endif
