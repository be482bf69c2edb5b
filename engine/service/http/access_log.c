#include "engine/service/http/access_log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/json.h"
#include "engine/service/http/http_private.h"

#define GATHERED_MAX                                                                                         \
    (4 * 1024 * 1024) /* while the disk does not take any more, lines beyond this are lost                   \
                       */

struct access_log {
    const char *path; /* NULL: standard error */
    int descriptor;
    pthread_mutex_t lock; /* over the next four */
    struct text gathered;
    unsigned long lost;
    time_t second; /* whose text is next */
    char second_text[24];
    struct text writing; /* the flusher's */
};

static int open_file(const char *path) {
    return open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
}

enum status access_log_open(struct access_log **out, const char *path, struct error *err) {
    int descriptor = STDERR_FILENO;
    struct access_log *log;

    *out = NULL;
    if (path != NULL && *path == '\0') return STATUS_OK;
    if (path != NULL) descriptor = open_file(path);
    if (descriptor < 0)
        return error_set(err, STATUS_IO, "the access log %s cannot be opened: %s", path, strerror(errno));
    log = memory_array(1, sizeof *log);
    log->path = path;
    log->descriptor = descriptor;
    pthread_mutex_init(&log->lock, NULL);
    *out = log;
    return STATUS_OK;
}

/* --- a line --- */

static void add_time(struct access_log *log) {
    struct timespec now;
    struct tm parts;
    char fraction[8];

    clock_gettime(CLOCK_REALTIME, &now);
    if (now.tv_sec != log->second) {
        log->second = now.tv_sec;
        gmtime_r(&now.tv_sec, &parts);
        strftime(log->second_text, sizeof log->second_text, "%Y-%m-%dT%H:%M:%S.", &parts);
    }
    long ms = now.tv_nsec / 1000000;
    fraction[0] = (char)('0' + ms / 100);
    fraction[1] = (char)('0' + ms / 10 % 10);
    fraction[2] = (char)('0' + ms % 10);
    fraction[3] = '\0';
    text_add(&log->gathered, log->second_text);
    text_add(&log->gathered, fraction);
}

static bool is_plain(const char *value) {
    for (; *value != '\0'; value++)
        if (*value < ' ' || *value > '~' || *value == '"' || *value == '\\') return false;
    return true;
}

/* Quotes and escapes only where they are needed, which is next to never. */
static void add_string(struct text *out, const char *value) {
    struct json json;

    if (value == NULL) {
        text_add(out, "null");
    } else if (is_plain(value)) {
        text_add_char(out, '"');
        text_add(out, value);
        text_add_char(out, '"');
    } else {
        json = json_writer(out);
        json_text(&json, value);
    }
}

static void add_number(struct text *out, long long value) {
    char digits[24], *at = digits + sizeof digits;

    *--at = '\0';
    do
        *--at = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    text_add(out, at);
}

static void add_milliseconds(struct text *out, long long microseconds) {
    char fraction[5] = {'.', (char)('0' + microseconds / 100 % 10), (char)('0' + microseconds / 10 % 10),
                        (char)('0' + microseconds % 10), '\0'};

    add_number(out, microseconds / 1000);
    text_add(out, fraction);
}

static void add_line(struct access_log *log, const struct request *request, long long microseconds) {
    struct text *out = &log->gathered;
    bool secret =
        request->matched != NULL && request->route != NULL && (request->route->flags & ROUTE_SECRET) != 0;

    text_add(out, "{\"time\":\"");
    add_time(log);
    text_add(out, "Z\",\"id\":\"");
    text_add(out, request->id);
    text_add(out, "\",\"method\":");
    add_string(out, request->head            ? "HEAD"
                    : request->route == NULL ? NULL
                                             : http_method_name(request->method));
    text_add(out, ",\"path\":");
    add_string(out, secret ? request->matched->pattern : request->path);
    text_add(out, ",\"status\":");
    add_number(out, request->answer_code);
    text_add(out, ",\"bytes\":");
    add_number(out, (long long)request->answer_bytes);
    text_add(out, ",\"ms\":");
    add_milliseconds(out, microseconds);
    text_add(out, ",\"waited_ms\":");
    add_milliseconds(out, request->waited);
    text_add(out, ",\"role\":\"");
    text_add(out, role_name(request->identity.role));
    text_add(out, "\",\"actor\":");
    add_string(out, request->identity.actor);
    text_add(out, ",\"address\":");
    add_string(out, request->address);
    text_add(out, request->from_cache ? ",\"cached\":true}\n" : ",\"cached\":false}\n");
}

void access_log_add(struct access_log *log, const struct request *request, long long microseconds) {
    if (log == NULL) return;
    pthread_mutex_lock(&log->lock);
    if (log->gathered.length < GATHERED_MAX)
        add_line(log, request, microseconds);
    else
        log->lost++;
    pthread_mutex_unlock(&log->lock);
}

/* --- writing --- */

/* After logrotate the name is gone, or another file's. */
static void follow_name(struct access_log *log) {
    struct stat named, opened;
    int descriptor;

    if (log->path == NULL) return;
    if (stat(log->path, &named) == 0 && fstat(log->descriptor, &opened) == 0 &&
        named.st_ino == opened.st_ino && named.st_dev == opened.st_dev)
        return;
    descriptor = open_file(log->path);
    if (descriptor < 0) return;
    close(log->descriptor);
    log->descriptor = descriptor;
}

static void write_all(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        length -= (size_t)written;
    }
}

void access_log_flush(struct access_log *log) {
    struct text swapped;
    unsigned long lost;

    if (log == NULL) return;
    pthread_mutex_lock(&log->lock);
    swapped = log->gathered;
    log->gathered = log->writing;
    lost = log->lost;
    log->lost = 0;
    pthread_mutex_unlock(&log->lock);
    log->writing = swapped;
    if (lost > 0) text_format(&log->writing, "{\"lost_lines\":%lu}\n", lost);
    if (log->writing.length > 0) {
        follow_name(log);
        write_all(log->descriptor, log->writing.data, log->writing.length);
    }
    text_clear(&log->writing);
}

void access_log_close(struct access_log *log) {
    if (log == NULL) return;
    access_log_flush(log);
    if (log->path != NULL) close(log->descriptor);
    text_free(&log->gathered);
    text_free(&log->writing);
    pthread_mutex_destroy(&log->lock);
    free(log);
}
