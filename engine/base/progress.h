/*
 * Progress for anything that takes over two seconds: one line on stderr, rewritten in place, only when
 * stderr is a terminal. Silent otherwise.
 *
 * A thread that works for someone who is not at the terminal has its progress told to a sink instead: every
 * start and every step, as they happen.
 */
#ifndef TERRIER_BASE_PROGRESS_H
#define TERRIER_BASE_PROGRESS_H

#include <stdint.h>

struct progress {
    const char *what; /* borrowed: "Importing condition items" */
    int64_t total;    /* 0 when unknown */
    int64_t done;
    int64_t started_ms;
    int64_t shown_ms;
};

struct progress progress_start(const char *what, int64_t total);
void progress_step(struct progress *progress, int64_t done); /* absolute, not an increment */
void progress_end(struct progress *progress);                /* clears the line */

/* Called on the thread that makes the progress, for each row perhaps: it should be quick. */
typedef void (*progress_sink)(void *context, const struct progress *progress);

/* From here on, of what the calling thread does. NULL: the terminal again. */
void progress_to(progress_sink sink, void *context);

#endif
