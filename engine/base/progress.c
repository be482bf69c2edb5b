#include "engine/base/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/format.h"

enum { FIRST_SHOWN_MS = 2000, SHOWN_EVERY_MS = 200 };

static _Thread_local progress_sink told;
static _Thread_local void *told_context;

void progress_to(progress_sink sink, void *context) {
    told = sink;
    told_context = context;
}

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct progress progress_start(const char *what, int64_t total) {
    struct progress progress = {.what = what, .total = total, .started_ms = now_ms()};

    if (told) told(told_context, &progress);
    return progress;
}

static void show(const struct progress *progress) {
    char done[FORMAT_SIZE], total[FORMAT_SIZE];
    format_integer(done, progress->done);
    if (progress->total > 0) {
        format_integer(total, progress->total);
        double percent = 100.0 * (double)progress->done / (double)progress->total;
        fprintf(stderr, "\r%s: %s of %s (%.0f%%)\033[K", progress->what, done, total, percent);
    } else {
        fprintf(stderr, "\r%s: %s\033[K", progress->what, done);
    }
    fflush(stderr);
}

void progress_step(struct progress *progress, int64_t done) {
    progress->done = done;
    if (told) {
        told(told_context, progress);
        return;
    }
    int64_t now = now_ms();
    if (now - progress->started_ms < FIRST_SHOWN_MS || now - progress->shown_ms < SHOWN_EVERY_MS) return;
    progress->shown_ms = now;
    if (isatty(STDERR_FILENO)) show(progress);
}

void progress_end(struct progress *progress) {
    if (progress->shown_ms > 0 && isatty(STDERR_FILENO)) fprintf(stderr, "\r\033[K");
    progress->shown_ms = 0;
}
