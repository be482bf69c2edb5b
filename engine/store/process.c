/* Fork, become the user, execute, read what it says. */
#include "engine/store/process.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void fail(const char *what) {
    const char *why = strerror(errno);
    struct text said = TEXT_EMPTY;
    text_format(&said, "%s: %s", what, why);
    (void)!write(STDERR_FILENO, text_string(&said), said.length);
    _exit(127);
}

static _Noreturn void become(const struct process *process, int out) {
    int nothing = open("/dev/null", O_RDONLY);

    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
        dup2(out, STDERR_FILENO) < 0)
        _exit(127);
    if (geteuid() == 0 && process->uid != 0 &&
        (initgroups(process->user, process->gid) != 0 || setgid(process->gid) != 0 ||
         setuid(process->uid) != 0))
        fail(process->user);
    umask(077);
    if (chdir("/") != 0) fail("/"); /* where we are, the user may have no right to be */
    execve(process->argv[0], (char *const *)process->argv, (char *const *)process->environment);
    fail(process->argv[0]);
}

static void read_all(const struct process *process, int in, struct text *output) {
    char buffer[4096];
    ssize_t got;

    while ((got = read(in, buffer, sizeof buffer)) != 0) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) break;
        text_add_bytes(output, buffer, (size_t)got);
        if (process->heard) process->heard(process->context, buffer, (size_t)got);
    }
}

enum status process_run(const struct process *process, struct text *output, int *exit_code,
                        struct error *err) {
    int ends[2];
    int state = 0;
    pid_t child;

    if (pipe2(ends, O_CLOEXEC) != 0)
        return error_set(err, STATUS_INTERNAL, "no pipe could be made to run %s: %s", process->argv[0],
                         strerror(errno));
    child = fork();
    if (child == 0) become(process, ends[1]);
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return error_set(err, STATUS_UNAVAILABLE, "%s could not be started: %s", process->argv[0],
                         strerror(errno));
    }
    read_all(process, ends[0], output);
    close(ends[0]);
    while (waitpid(child, &state, 0) < 0 && errno == EINTR)
        continue;
    *exit_code = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
    return STATUS_OK;
}
