/* What a piece of code does to its process: how it ends, and what it writes on stderr. */
#ifndef TERRIER_TESTS_CHILD_H
#define TERRIER_TESTS_CHILD_H

#include <stddef.h>

/*
 * Runs `work` in a child process and returns its wait status (WIFEXITED, WIFSIGNALED, ...). What it wrote on
 * stderr, up to `size` - 1 bytes, goes into `output`. A `work` that returns ends with exit code 0.
 */
int child_run(void (*work)(void), char *output, size_t size);

#endif
