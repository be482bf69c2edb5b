/*
 * Asking the sign-in provider over HTTP. https only, but for a provider on this machine; no redirects; limits
 * on time and size. Waits: for workers, never for threads of the server.
 */
#ifndef TERRIER_SIGN_IN_FETCH_H
#define TERRIER_SIGN_IN_FETCH_H

#include "engine/base/status.h"
#include "engine/base/text.h"

#define FETCH_SECONDS    10
#define FETCH_BYTES_MOST ((size_t)512 * 1024)

struct fetch {
    const char *url;
    const char *form;              /* NULL: GET; else what is posted, already encoded */
    const char *user, *password;   /* Basic, already encoded; NULL none */
    const char *certificates_file; /* NULL: the system's */
};

/* The body of any answer, and its HTTP status. STATUS_UNAVAILABLE with a sentence that holds no secret when
 * none came, or it was too big or too late. */
enum status fetch(const struct fetch *asked, long *code, struct text *out, struct error *err);

/* Adds `name=value&`, encoded. */
void form_add(struct text *out, const char *name, const char *value);
/* Adds the value alone. */
void form_encode(struct text *out, const char *value);

#endif
