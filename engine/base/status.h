/*
 * Status and message: how every fallible function in terrier reports failure.
 *
 * Convention: a fallible function returns `enum status` and takes `struct error *err` as its last
 * parameter. On STATUS_OK the error is untouched. On anything else `err->message` holds one plain
 * English sentence: what was wrong, where, and what to do. Callers add where they were with
 * error_context() and pass the status on; they clean up by `goto`.
 *
 * Memory: running out of memory ends the program with a sentence (see memory.h), so no function
 * returns a status for it.
 */
#ifndef TERRIER_BASE_STATUS_H
#define TERRIER_BASE_STATUS_H

enum status {
    STATUS_OK = 0,
    STATUS_INVALID,     /* what the user gave is wrong: arguments, a file's content          */
    STATUS_NOT_FOUND,   /* the thing named does not exist                                    */
    STATUS_CONFLICT,    /* someone else changed or holds it                                  */
    STATUS_REFUSED,     /* possible, but not allowed                                         */
    STATUS_UNAVAILABLE, /* the database or another program cannot be reached                 */
    STATUS_CANCELLED,   /* stopped by a signal or a time limit                               */
    STATUS_IO,          /* a file or the disk failed                                         */
    STATUS_RETRY,       /* the transaction lost a race; the store's retry loop runs it again */
    STATUS_INTERNAL     /* terrier itself is at fault                                        */
};

struct error {
    enum status status;
    char message[2048];
};

/* Sets the error and returns `status`, so that `return error_set(err, STATUS_INVALID, ...)` reads well. */
enum status error_set(struct error *err, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#ifdef __clang_analyzer__
/* The analyzer cannot look into error_set and would follow paths where it returned STATUS_OK. */
static inline enum status error_returns(enum status ignored, enum status status) {
    (void)ignored;
    return status;
}
#define error_set(err, status, ...) error_returns((error_set)(err, status, __VA_ARGS__), status)
#endif

/* Puts "<context>: " before the message already there and returns its status. */
enum status error_context(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A word for the status, for logs and JSON: "invalid", "not_found", ... Static storage. */
const char *status_name(enum status status);

/*
 * The exit code of the command line for a status. Documented in docs/command-line.md:
 * 0 done; 1 terrier's own fault; 2 wrong input or arguments; 3 not found; 4 refused or in conflict;
 * 5 database or another program unavailable; 6 file or disk; 7 cancelled.
 */
int status_exit_code(enum status status);

#endif
