/* Leaving the service running, apart from the terminal and as another user than root. */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/account.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/service/running.h"
#include "engine/service/running_inside.h"

/* What the child tells its parent: one of these letters, then the address or the sentence. */
#define IT_ANSWERS 'a'
#define IT_FAILED  'f'

struct child {
    struct serve_options options;
    char *identity;
    int tell; /* the parent's pipe; -1 once told */
    int file; /* the one that is locked */
};

static void tell(struct child *child, char letter, const char *text) {
    if (child->tell < 0) return;
    dprintf(child->tell, "%c%s", letter, text);
    close(child->tell);
    child->tell = -1;
}

/* The file says what the lock on it means: only now is there something to be found. */
static enum status on_ready(void *context, const char *address, struct error *err) {
    struct child *child = context;

    if (ftruncate(child->file, 0) != 0 || dprintf(child->file, "%s\n%s\n", address, child->identity) < 0)
        return error_set(err, STATUS_IO, "the address cannot be written into the data directory: %s",
                         strerror(errno));
    tell(child, IT_ANSWERS, address);
    return STATUS_OK;
}

/* The lock belongs to the process, so it is the child that takes it. */
static enum status take_lock(struct child *child, struct error *err) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    char *path = running_file(child->options.data_directory);
    enum status status = STATUS_OK;

    child->file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (child->file < 0)
        status = error_set(err, STATUS_IO, "the file %s cannot be made: %s", path, strerror(errno));
    else if (fcntl(child->file, F_SETLK, &lock) != 0)
        status = error_set(err, STATUS_CONFLICT, "another service runs on %s", child->options.data_directory);
    free(path);
    return status;
}

/* Can that user run the programs beside ours? In another's home it cannot. */
static bool can_run_programs(const struct account *user) {
    char self[4096];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

    if (length <= 0) return false;
    self[length] = '\0';
    pid_t trial = fork();
    if (trial == 0)
        _exit(setgroups(0, NULL) == 0 && setgid(user->gid) == 0 && setuid(user->uid) == 0 &&
                      access(self, X_OK) == 0
                  ? 0
                  : 1);
    int result = 1;
    if (trial > 0) waitpid(trial, &result, 0);
    return result == 0;
}

/* A service for many needs none of root's rights. The private database knows the owner of its directory. */
static enum status become_owner(const char *data_directory, struct error *err) {
    struct stat data;
    struct account user;

    if (geteuid() != 0 || stat(data_directory, &data) != 0 || data.st_uid == 0) return STATUS_OK;
    if (!account_by_uid(data.st_uid, &user) || !can_run_programs(&user)) return STATUS_OK;
    if (initgroups(user.name, user.gid) == 0 && setgid(user.gid) == 0 && setuid(user.uid) == 0)
        return STATUS_OK;
    return error_set(err, STATUS_REFUSED, "the service cannot become user %s: %s", user.name,
                     strerror(errno));
}

static enum status leave_terminal(const struct child *child, struct error *err) {
    const char *data = child->options.data_directory;
    struct text log = TEXT_EMPTY;
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC), file;

    setsid();
    umask(0027);
    mkdir(data, 0755);
    text_format(&log, "%s/log", data);
    mkdir(text_string(&log), 0755);
    text_add(&log, "/service.log");
    file = open(text_string(&log), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
    text_free(&log);
    if (nothing < 0 || file < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(file, STDOUT_FILENO) < 0 ||
        dup2(file, STDERR_FILENO) < 0 || chdir("/") != 0)
        return error_set(err, STATUS_IO, "the log of the service under %s cannot be opened: %s", data,
                         strerror(errno));
    close(nothing);
    close(file);
    return STATUS_OK;
}

static _Noreturn void be_service(struct child *child) {
    struct text access_log = TEXT_EMPTY;
    struct error err = {0};
    enum status status = become_owner(child->options.data_directory, &err);

    text_format(&access_log, "%s/log/access.log", child->options.data_directory);
    if (child->options.access_log == NULL) child->options.access_log = text_string(&access_log);
    child->options.on_ready = on_ready;
    child->options.ready_context = child;
    if (status == STATUS_OK) status = leave_terminal(child, &err);
    if (status == STATUS_OK) status = take_lock(child, &err);
    if (status == STATUS_OK) status = serve_run(&child->options, &err);
    if (status != STATUS_OK) fprintf(stderr, "terrier: %s\n", err.message);
    if (status != STATUS_OK) tell(child, IT_FAILED, err.message);
    fflush(NULL);
    _exit(status_exit_code(status));
}

static enum status hear(int pipe, struct running *out, struct error *err) {
    char said[2048] = "";
    size_t length = 0;

    for (ssize_t got;
         length < sizeof said - 1 && (got = read(pipe, said + length, sizeof said - 1 - length)) > 0;)
        length += (size_t)got;
    said[length] = '\0';
    if (said[0] == IT_ANSWERS) {
        snprintf(out->address, sizeof out->address, "%.255s", said + 1);
        return STATUS_OK;
    }
    if (said[0] == IT_FAILED)
        return error_set(err, STATUS_UNAVAILABLE, "the service did not start: %s", said + 1);
    return error_set(err, STATUS_UNAVAILABLE, "the service ended at once: its log, service.log, says why");
}

static enum status start(const struct serve_options *options, struct running *out, struct error *err) {
    int ends[2];
    enum status status;

    if (pipe2(ends, O_CLOEXEC) != 0) return error_set(err, STATUS_IO, "no pipe: %s", strerror(errno));
    fflush(NULL);
    pid_t process = fork();
    if (process == 0) {
        struct child child = {
            .options = *options, .identity = running_identity(options), .tell = ends[1], .file = -1};
        close(ends[0]);
        be_service(&child);
    }
    close(ends[1]);
    if (process < 0)
        status = error_set(err, STATUS_UNAVAILABLE, "the service cannot be started: %s", strerror(errno));
    else
        status = hear(ends[0], out, err);
    close(ends[0]);
    out->process = process;
    return status;
}

enum status running_start(const struct serve_options *options, struct running *out, struct error *err) {
    enum status status = running_look(options->data_directory, options, out, err);

    if (status != STATUS_OK || out->same) return status;
    if (out->process != 0) status = running_stop(options->data_directory, out, err);
    *out = (struct running){0};
    return status == STATUS_OK ? start(options, out, err) : status;
}
