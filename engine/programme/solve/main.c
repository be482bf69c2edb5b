/* terrier-solve: reads one model, writes how it goes and the answer. README.md beside this. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/programme/solve/search.h"

#if defined(__SANITIZE_ADDRESS__)
/* CBC itself now and then loses a cut that it copied. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:OsiRowCut::clone";
}
#endif

enum { GRACE_SECONDS = 10, INPUT_MOST = 512 * 1024 * 1024 };

static volatile sig_atomic_t asked_to_stop;
static FILE *answers; /* the real stdout: CBC writes on the other */

/* A second signal, or the alarm, ends it at once. */
static void on_stop(int number) {
    (void)number;
    asked_to_stop = 1;
    alarm(GRACE_SECONDS);
}

static bool stopped(void) {
    return asked_to_stop != 0;
}

static void figure(bool known, int64_t value) {
    if (known)
        fprintf(answers, " %lld", (long long)value);
    else
        fputs(" -", answers);
}

static void step(const char *stage, bool has_value, int64_t value, bool has_bound, int64_t bound) {
    fprintf(answers, "progress %s", stage);
    figure(has_value, value);
    figure(has_bound, bound);
    fputs("\n", answers);
    fflush(answers);
}

/* CBC greets on stdout whatever it is told, so stdout is given to nobody. */
static bool keep_stdout(void) {
    int copy = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3), nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (copy < 0 || nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0) return false;
    close(nowhere);
    answers = fdopen(copy, "w");
    return answers != NULL;
}

static enum status read_all(struct text *input, struct error *err) {
    char buffer[1 << 16];
    for (;;) {
        ssize_t count = read(STDIN_FILENO, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR && !stopped()) continue;
        if (count < 0) return error_set(err, STATUS_IO, "The model cannot be read: %s.", strerror(errno));
        if (count == 0) return STATUS_OK;
        text_add_bytes(input, buffer, (size_t)count);
        if (input->length > INPUT_MOST)
            return error_set(err, STATUS_INVALID, "The model is over %d bytes.", INPUT_MOST);
    }
}

static enum status solve(struct error *err) {
    struct text text = TEXT_EMPTY;
    struct plan *plan = NULL;
    struct plan_stop stop;
    enum status status = read_all(&text, err);
    if (status == STATUS_OK) status = plan_read(&plan, &stop, text_string(&text), text.length, err);
    text_clear(&text);
    if (status == STATUS_OK) {
        struct plan_answer *answer = search_plan(plan, &stop, &(struct search_ears){step, stopped});
        plan_answer_write(&text, plan, answer);
        if (fwrite(text.data, 1, text.length, answers) != text.length || fflush(answers) != 0)
            status = error_set(err, STATUS_IO, "The answer cannot be written: %s.", strerror(errno));
        plan_answer_free(answer);
    }
    plan_free(plan);
    text_free(&text);
    return status;
}

int main(int argc, char **argv) {
    (void)argv;
    struct error err = {0};
    struct sigaction action = {.sa_handler = on_stop, .sa_flags = (int)SA_RESETHAND};
    if (argc > 1) {
        fputs("Usage: terrier-solve < MODEL\nA model on stdin, its answer on stdout: "
              "engine/programme/plan_text.h.\n",
              stderr);
        return 2;
    }
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    if (!keep_stdout()) {
        fprintf(stderr, "stdout cannot be kept: %s.\n", strerror(errno));
        return status_exit_code(STATUS_IO);
    }
    enum status status = solve(&err);
    if (status != STATUS_OK) fprintf(stderr, "%s\n", err.message);
    return status_exit_code(status);
}
