#include "engine/runs/solve.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/programme/plan_verify.h"

struct solver {
    pid_t pid;
    int model, answer, complaint; /* a file in memory, the reading end of a pipe, a file in memory */
    struct text said;
    size_t told;           /* of what it said: steps have been told up to here */
    struct plan_step last; /* that was told */
    bool asked_to_stop, killed;
    struct timespec asked_at;
};

enum { LOOK_MS = 200, GRACE_SECONDS = 3 };

static void find_program(struct text *path) {
    char self[PATH_MAX];
    const char *named = getenv("TERRIER_SOLVE");
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (named && *named) {
        text_add(path, named);
    } else if (length > 0) {
        self[length] = '\0';
        text_format(path, "%s/terrier-solve", dirname(self));
    } else {
        text_add(path, "terrier-solve");
    }
}

static enum status cannot_start(int reason, struct error *err) {
    return error_set(err, STATUS_UNAVAILABLE,
                     "The program terrier-solve, which makes programmes, cannot be started: %s. It belongs "
                     "beside terrier; TERRIER_SOLVE can name another place.",
                     strerror(reason));
}

/* A file in memory rather than a pipe, so that nobody waits for the other. */
static enum status write_model(struct solver *solver, const struct plan *plan, const struct plan_stop *stop,
                               struct error *err) {
    struct text text = TEXT_EMPTY;
    plan_write(&text, plan, stop);
    size_t sent = 0;
    while (sent < text.length) {
        ssize_t count = write(solver->model, text.data + sent, text.length - sent);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        sent += (size_t)count;
    }
    bool whole = sent == text.length && lseek(solver->model, 0, SEEK_SET) == 0;
    text_free(&text);
    return whole ? STATUS_OK
                 : error_set(err, STATUS_IO, "The model cannot be kept in memory: %s.", strerror(errno));
}

static enum status start(struct solver *solver, struct error *err) {
    struct text program = TEXT_EMPTY;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return error_set(err, STATUS_IO, "No pipe to terrier-solve: %s.", strerror(errno));
    solver->answer = ends[0];
    find_program(&program);
    char *arguments[] = {program.data, NULL};
    char path[] = "PATH=/usr/bin:/bin", language[] = "LC_ALL=C.UTF-8",
         *environment[] = {path, language, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, solver->model, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_adddup2(&actions, solver->complaint, 2);
    /* Asked beforehand, because posix_spawn may only tell by the child's exit code. */
    int failed = access(text_string(&program), X_OK) != 0 ? errno : 0;
    if (!failed) failed = posix_spawn(&solver->pid, program.data, &actions, NULL, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    text_free(&program);
    if (failed) solver->pid = -1;
    return failed ? cannot_start(failed, err) : STATUS_OK;
}

/* A refusal asks the solver to stop, once; one that does not within the grace is ended. */
static void ask(struct solver *solver, solve_step step, void *context) {
    struct timespec now;
    if (!solver->asked_to_stop && (!step || step(context, &solver->last))) return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!solver->asked_to_stop) {
        kill(solver->pid, SIGTERM);
        solver->asked_to_stop = true;
        solver->asked_at = now;
    } else if (!solver->killed && now.tv_sec - solver->asked_at.tv_sec > GRACE_SECONDS) {
        kill(solver->pid, SIGKILL);
        solver->killed = true;
    }
}

/* Each whole line of progress that has come since. */
static void tell(struct solver *solver, solve_step step, void *context) {
    for (;;) {
        const char *line = solver->said.data + solver->told;
        size_t left = solver->said.length - solver->told;
        const char *end = left ? memchr(line, '\n', left) : NULL;
        struct plan_step one;
        if (!end) return;
        solver->told += (size_t)(end - line) + 1;
        if (!plan_step_read(&one, line, (size_t)(end - line))) continue;
        solver->last = one;
        ask(solver, step, context);
    }
}

static enum status hear(struct solver *solver, solve_step step, void *context, struct error *err) {
    char buffer[1 << 14];
    for (;;) {
        struct pollfd wait = {.fd = solver->answer, .events = POLLIN};
        if (poll(&wait, 1, LOOK_MS) == 0) {
            ask(solver, step, context);
            continue;
        }
        ssize_t count = read(solver->answer, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return error_set(err, STATUS_IO, "terrier-solve cannot be read: %s.", strerror(errno));
        if (count == 0) return STATUS_OK;
        text_add_bytes(&solver->said, buffer, (size_t)count);
        tell(solver, step, context);
    }
}

/* Its end, and its complaint when that was not a good one. */
static enum status finish(struct solver *solver, struct error *err) {
    char complaint[512];
    int how = 0;
    while (waitpid(solver->pid, &how, 0) < 0 && errno == EINTR)
        continue;
    solver->pid = -1;
    if (WIFEXITED(how) && WEXITSTATUS(how) == 0) return STATUS_OK;
    if (solver->asked_to_stop)
        return error_set(err, STATUS_CANCELLED, "The programme was cancelled before there was a plan.");
    ssize_t length = pread(solver->complaint, complaint, sizeof complaint - 1, 0);
    complaint[length > 0 ? length : 0] = '\0';
    complaint[strcspn(complaint, "\n")] = '\0';
    return error_set(err, STATUS_INTERNAL, "terrier-solve did not answer: %s",
                     complaint[0] ? complaint : "it broke, or ran out of memory.");
}

/* An answer is taken at nobody's word. */
static enum status check_answer(const struct plan *plan, const struct plan_answer *answer,
                                struct error *err) {
    if (answer->outcome == PLAN_INFEASIBLE || answer->outcome == PLAN_NOT_FOUND) return STATUS_OK;
    int64_t short_of;
    struct plan_funding funding = plan_funding_of(plan, answer->taken, &short_of);
    enum status status = short_of ? error_set(err, STATUS_INTERNAL, "Its costs cannot be paid.")
                                  : plan_verify(plan, answer->taken, &funding, err);
    if (status == STATUS_OK && plan_value(plan, answer->taken, &funding) != answer->value)
        status = error_set(err, STATUS_INTERNAL, "Its value is not what it takes is worth.");
    if (status == STATUS_OK) return STATUS_OK;
    err->status = STATUS_INTERNAL;
    error_context(err, "terrier-solve gave a plan that does not hold");
    return STATUS_INTERNAL;
}

void solver_free(struct solver *solver) {
    if (!solver) return;
    if (solver->pid > 0) {
        kill(solver->pid, SIGKILL);
        waitpid(solver->pid, NULL, 0);
    }
    if (solver->model >= 0) close(solver->model);
    if (solver->answer >= 0) close(solver->answer);
    if (solver->complaint >= 0) close(solver->complaint);
    text_free(&solver->said);
    free(solver);
}

enum status solve_begin(struct solver **begun, const struct plan *plan, const struct plan_stop *stop,
                        struct error *err) {
    struct solver *solver = memory_array(1, sizeof *solver);
    solver->pid = solver->answer = -1;
    solver->model = memfd_create("terrier-model", MFD_CLOEXEC);
    solver->complaint = memfd_create("terrier-solve", MFD_CLOEXEC);
    enum status status = STATUS_OK;
    if (solver->model < 0 || solver->complaint < 0)
        status = error_set(err, STATUS_IO, "No room for a model: %s.", strerror(errno));
    if (status == STATUS_OK) status = write_model(solver, plan, stop, err);
    if (status == STATUS_OK) status = start(solver, err);
    if (status != STATUS_OK) {
        solver_free(solver);
        solver = NULL;
    }
    *begun = solver;
    return status;
}

enum status solve_end(struct solver *solver, struct plan_answer **answer, const struct plan *plan,
                      solve_step step, void *context, struct error *err) {
    *answer = NULL;
    enum status status = hear(solver, step, context, err);
    if (status == STATUS_OK) status = finish(solver, err);
    if (status == STATUS_OK)
        status = plan_answer_read(answer, plan, text_string(&solver->said), solver->said.length, err);
    if (status == STATUS_OK) status = check_answer(plan, *answer, err);
    if (status != STATUS_OK) {
        plan_answer_free(*answer);
        *answer = NULL;
    }
    solver_free(solver);
    return status;
}

enum status solve_plan(struct plan_answer **answer, const struct plan *plan, const struct plan_stop *stop,
                       solve_step step, void *context, struct error *err) {
    struct solver *solver;
    *answer = NULL;
    if (solve_begin(&solver, plan, stop, err) != STATUS_OK) return err->status;
    return solve_end(solver, answer, plan, step, context, err);
}
