#include "geo/child.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/text.h"

enum { ARGUMENTS_MAX = 8192 };

static void find_program(struct text *path) {
    char self[PATH_MAX];
    const char *named = getenv("TERRIER_FILES");
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (named && *named) {
        text_add(path, named);
    } else if (length > 0) {
        self[length] = '\0';
        text_format(path, "%s/terrier-files", dirname(self));
    } else {
        text_add(path, "terrier-files");
    }
}

/* Only what the child needs: GDAL and PROJ read many variables that would change what they open. */
struct environment {
    char path[32], language[32], zone[16];
    struct text proj;
    char *list[5];
};

static void make_environment(struct environment *to) {
    const char *proj_data = getenv("PROJ_DATA");
    *to = (struct environment){.path = "PATH=/usr/bin:/bin", .language = "LC_ALL=C.UTF-8", .zone = "TZ=UTC"};
    if (proj_data) text_format(&to->proj, "PROJ_DATA=%s", proj_data);
    to->list[0] = to->path;
    to->list[1] = to->language;
    to->list[2] = to->zone;
    to->list[3] = to->proj.data; /* NULL ends the list where the variable is not set */
}

/* The place that was looked at is not said: who asked may be anyone whom a service answers. */
static enum status cannot_start(int reason, struct error *err) {
    return error_set(
        err, STATUS_UNAVAILABLE,
        "The program terrier-files, which reads and writes file formats, cannot be started: %s. It belongs "
        "beside terrier; TERRIER_FILES can name another place.",
        strerror(reason));
}

static enum status spawn_program(struct child *child, const char *program, char *const *arguments, int theirs,
                                 bool feeds, struct error *err) {
    posix_spawn_file_actions_t actions;
    struct environment environment;
    make_environment(&environment);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, theirs, feeds ? 0 : 1);
    if (feeds)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    else
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, child->complaint, 2);
    int failed = posix_spawn(&child->pid, program, &actions, NULL, arguments, environment.list);
    posix_spawn_file_actions_destroy(&actions);
    text_free(&environment.proj);
    return failed == 0 ? STATUS_OK : cannot_start(failed, err);
}

enum status child_start(struct child *child, const char *const *arguments, bool feeds, struct error *err) {
    int ends[2];
    struct text program = TEXT_EMPTY;
    char *list[ARGUMENTS_MAX];
    size_t count = 1;
    enum status status = STATUS_OK;

    *child = (struct child){.pid = -1, .pipe = -1, .complaint = -1};
    find_program(&program);
    /* Asked beforehand, because posix_spawn may only tell by the child's exit code. */
    if (access(text_string(&program), X_OK) != 0) {
        status = cannot_start(errno, err);
        text_free(&program);
        return status;
    }
    list[0] = program.data;
    for (; arguments[count - 1]; count++) {
        if (count == ARGUMENTS_MAX - 1) {
            text_free(&program);
            return error_set(err, STATUS_INVALID, "The export has too many columns for one call.");
        }
        list[count] = (char *)arguments[count - 1]; /* posix_spawn's type; it changes nothing */
    }
    list[count] = NULL;

    /* A socket rather than a pipe, because a write to one can be asked not to raise SIGPIPE. */
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        text_free(&program);
        return error_set(err, STATUS_IO, "No pipe to terrier-files: %s.", strerror(errno));
    }
    child->pipe = ends[0];
    child->complaint = memfd_create("terrier-files", MFD_CLOEXEC);
    if (child->complaint < 0)
        status = error_set(err, STATUS_IO, "No room for the messages of terrier-files: %s.", strerror(errno));
    else
        status = spawn_program(child, program.data, list, ends[1], feeds, err);
    close(ends[1]);
    text_free(&program);
    if (status != STATUS_OK) {
        close(child->pipe);
        if (child->complaint >= 0) close(child->complaint);
    }
    return status;
}

enum status child_write(struct child *child, const void *bytes, size_t length, struct error *err) {
    const char *at = bytes;
    while (length > 0) {
        ssize_t sent = send(child->pipe, at, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return error_set(err, STATUS_IO, "terrier-files stopped reading: %s.", strerror(errno));
        at += sent;
        length -= (size_t)sent;
    }
    return STATUS_OK;
}

enum status child_read(struct child *child, void *buffer, size_t size, size_t *got, struct error *err) {
    for (;;) {
        ssize_t count = read(child->pipe, buffer, size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return error_set(err, STATUS_IO, "terrier-files cannot be read: %s.", strerror(errno));
        *got = (size_t)count;
        return STATUS_OK;
    }
}

static enum status status_of_exit(int code) {
    switch (code) {
    case 0:
        return STATUS_OK;
    case 2:
        return STATUS_INVALID;
    case 3:
        return STATUS_NOT_FOUND;
    case 4:
        return STATUS_REFUSED;
    case 5:
        return STATUS_UNAVAILABLE;
    case 6:
        return STATUS_IO;
    case 7:
        return STATUS_CANCELLED;
    default:
        return STATUS_INTERNAL;
    }
}

/* The last line of the child's stderr: a library may have grumbled before it. */
static void read_complaint(int file, char *complaint, size_t size) {
    off_t end = lseek(file, 0, SEEK_END);
    off_t from = end > (off_t)size - 1 ? end - ((off_t)size - 1) : 0;
    ssize_t length = pread(file, complaint, size - 1, from);
    complaint[length > 0 ? length : 0] = '\0';
    while (length > 0 && (complaint[length - 1] == '\n' || complaint[length - 1] == ' '))
        complaint[--length] = '\0';
    char *line = strrchr(complaint, '\n');
    if (line) memmove(complaint, line + 1, strlen(line + 1) + 1);
}

enum status child_finish(struct child *child, bool stop, struct error *err) {
    char complaint[1800];
    int state = 0;
    close(child->pipe);
    if (stop) kill(child->pid, SIGKILL);
    while (waitpid(child->pid, &state, 0) < 0 && errno == EINTR)
        continue;
    read_complaint(child->complaint, complaint, sizeof complaint);
    close(child->complaint);
    if (stop) return STATUS_OK;

    if (WIFSIGNALED(state) && WTERMSIG(state) == SIGXCPU)
        return error_set(err, STATUS_CANCELLED,
                         "The file took too much work to read or write, and was given up.");
    if (WIFSIGNALED(state))
        return error_set(err, STATUS_INVALID,
                         "terrier-files broke on this file (%s). The file is probably damaged, or unpacks to "
                         "more than there "
                         "is memory for; nothing was kept.",
                         strsignal(WTERMSIG(state)));
    enum status status = status_of_exit(WEXITSTATUS(state));
    if (status == STATUS_OK) return status;
    return error_set(err, status, "%s",
                     complaint[0] ? complaint : "terrier-files failed without saying why.");
}
