#include "engine/base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/text.h"

static const char *const level_names[] = {"error", "warning", "info", "debug"};

/* The one mutable global of terrier: read from the environment once, -1 until then. */
static atomic_int chosen_level = -1;

static int level_from_environment(void) {
    const char *name = getenv("TERRIER_LOG");
    for (int level = LOG_LEVEL_ERROR; level <= LOG_LEVEL_DEBUG; level++)
        if (text_equal_nocase(name, level_names[level])) return level;
    return LOG_LEVEL_WARNING;
}

bool log_wants(enum log_level level) {
    int chosen = atomic_load(&chosen_level);
    if (chosen < 0) {
        chosen = level_from_environment();
        atomic_store(&chosen_level, chosen);
    }
    return (int)level <= chosen;
}

static void add_time(struct text *line) {
    struct timespec now;
    struct tm utc;
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &utc);
    char stamp[32];
    strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%S", &utc);
    text_format(line, "%s.%03ldZ", stamp, now.tv_nsec / 1000000);
}

void log_write(enum log_level level, const char *area, const char *format, ...) {
    if (!log_wants(level)) return;
    struct text line = TEXT_EMPTY;
    add_time(&line);
    text_format(&line, " %s %s ", level_names[level], area);
    struct text message = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_format_va(&message, format, args);
    va_end(args);
    /* Outside text may be in the message: it must not forge a line or drive the terminal. */
    text_add_plain(&line, text_string(&message), SIZE_MAX);
    text_free(&message);
    text_add_char(&line, '\n');
    /* One write, so that the lines of several threads do not mix. */
    ssize_t written = write(STDERR_FILENO, line.data, line.length);
    (void)written; /* there is nowhere left to report a failed log line to */
    text_free(&line);
}
