/*
 * Log lines for operators, on stderr: `2026-11-22T14:45:12.345Z level area message`.
 * The level comes from TERRIER_LOG (error, warning, info, debug; default warning).
 * Never log a secret, nor a bound parameter's value above debug.
 */
#ifndef TERRIER_BASE_LOG_H
#define TERRIER_BASE_LOG_H

#include <stdbool.h>

enum log_level { LOG_LEVEL_ERROR, LOG_LEVEL_WARNING, LOG_LEVEL_INFO, LOG_LEVEL_DEBUG };

bool log_wants(enum log_level level);
void log_write(enum log_level level, const char *area, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#define log_error(area, ...)   log_write(LOG_LEVEL_ERROR, area, __VA_ARGS__)
#define log_warning(area, ...) log_write(LOG_LEVEL_WARNING, area, __VA_ARGS__)
#define log_info(area, ...)    log_write(LOG_LEVEL_INFO, area, __VA_ARGS__)
#define log_debug(area, ...)                                                                                 \
    do {                                                                                                     \
        if (log_wants(LOG_LEVEL_DEBUG)) log_write(LOG_LEVEL_DEBUG, area, __VA_ARGS__);                       \
    } while (0)

#endif
