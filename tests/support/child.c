#include "tests/support/child.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void run_in_child(void (*work)(void), const int ends[2]) {
    dup2(ends[1], STDERR_FILENO);
    close(ends[0]);
    close(ends[1]);
    work();
    fflush(stderr);
    _exit(0);
}

int child_run(void (*work)(void), char *output, size_t size) {
    int ends[2];
    if (pipe(ends) != 0) abort();
    fflush(NULL);
    pid_t child = fork();
    if (child < 0) abort();
    if (child == 0) run_in_child(work, ends);
    close(ends[1]);
    size_t length = 0;
    char piece[512];
    for (ssize_t count; (count = read(ends[0], piece, sizeof piece)) > 0;)
        for (ssize_t i = 0; i < count && length < size - 1; i++)
            output[length++] = piece[i];
    output[length] = '\0';
    close(ends[0]);
    int status = 0;
    if (waitpid(child, &status, 0) != child) abort();
    return status;
}
