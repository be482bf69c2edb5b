#include "engine/service/running.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/service/running_inside.h"

#define STOP_SECONDS 40 /* more than the service takes for what is under way */

static struct flock whole_file(void) {
    return (struct flock){.l_type = F_WRLCK, .l_whence = SEEK_SET};
}

/* Which program, and with which options: what differs must be replaced. */
char *running_identity(const struct serve_options *options) {
    const char *const parts[] = {
        options->listen,       options->public_address, options->tls_certificate_file,
        options->tls_key_file, options->access_log,     options->proxy_address,
        options->cache_mb,     options->sign_in_file,   options->version};
    struct text out = TEXT_EMPTY;
    struct stat program;

    if (stat("/proc/self/exe", &program) == 0)
        text_format(&out, "%lld.%lld.%ld", (long long)program.st_size, (long long)program.st_mtim.tv_sec,
                    program.st_mtim.tv_nsec);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        text_format(&out, "|%s", parts[i] == NULL ? "" : parts[i]);
    return text_take(&out);
}

char *running_file(const char *data_directory) {
    struct text path = TEXT_EMPTY;

    text_format(&path, "%s/service", data_directory);
    return text_take(&path);
}

/* Two lines: the address, and what it is. */
static void read_lines(int file, const struct serve_options *wish, struct running *out) {
    char content[4096] = "", *identity = wish == NULL ? NULL : running_identity(wish);
    ssize_t length = pread(file, content, sizeof content - 1, 0);
    size_t first = strcspn(content, "\n");

    if (length > 0 && first < sizeof out->address) {
        memcpy(out->address, content, first);
        char *second = content + first + (content[first] == '\n');
        second[strcspn(second, "\n")] = '\0';
        out->same = identity != NULL && strcmp(second, identity) == 0;
    }
    free(identity);
}

enum status running_look(const char *data_directory, const struct serve_options *wish, struct running *out,
                         struct error *err) {
    char *path = running_file(data_directory);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct flock lock = whole_file();
    enum status status = STATUS_OK;

    *out = (struct running){0};
    if (file < 0 && errno != ENOENT && errno != ENOTDIR)
        status = error_set(err, STATUS_IO, "the file %s cannot be read: %s", path, strerror(errno));
    if (file >= 0 && fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK) {
        out->process = lock.l_pid;
        read_lines(file, wish, out);
    }
    if (file >= 0) close(file);
    free(path);
    return status;
}

static bool lives(long process) {
    return kill((pid_t)process, 0) == 0 || errno == EPERM;
}

enum status running_stop(const char *data_directory, struct running *was, struct error *err) {
    const struct timespec pause = {0, 50000000};
    enum status status = running_look(data_directory, NULL, was, err);

    if (status != STATUS_OK || was->process == 0) return status;
    if (kill((pid_t)was->process, SIGTERM) != 0)
        return error_set(err, STATUS_REFUSED, "the service (process %ld) cannot be stopped by this user: %s",
                         was->process, strerror(errno));
    for (int i = 0; i < STOP_SECONDS * 20 && lives(was->process); i++)
        nanosleep(&pause, NULL);
    if (!lives(was->process)) return STATUS_OK;
    return error_set(err, STATUS_UNAVAILABLE,
                     "the service (process %ld) was asked to stop and has not ended yet", was->process);
}
