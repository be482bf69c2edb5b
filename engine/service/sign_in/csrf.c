/* Writes by session come from our own pages only. */
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>
#include <strings.h>

#include "engine/service/sign_in/credential.h"
#include "engine/service/sign_in/sessions.h"

#define FORM_TYPE "application/x-www-form-urlencoded"

void csrf_token(char out[CSRF_SIZE], const char *session) {
    static const unsigned char purpose[] = "terrier csrf 1";
    uint8_t code[DIGEST_BYTES];

    HMAC(EVP_sha256(), session, (int)strlen(session), purpose, sizeof purpose - 1, code, NULL);
    base64url_encode(out, code, sizeof code);
}

/* "https://host:port" of "https://host:port/prefix". */
static size_t origin_length(const char *base) {
    const char *host = strstr(base, "://");

    return host ? (size_t)(host + 3 - base) + strcspn(host + 3, "/") : strlen(base);
}

enum status same_origin(struct request *request, struct error *err) {
    const char *site = request_header(request, "Sec-Fetch-Site");
    const char *origin = request_header(request, "Origin");
    const char *base = request_base(request);
    bool ours = true;

    /* Browsers send either or both with a write; "none" is a person's own doing. Programs send neither. */
    if (site) ours = strcmp(site, "same-origin") == 0 || strcmp(site, "none") == 0;
    if (ours && origin)
        ours = strlen(origin) == origin_length(base) && strncasecmp(origin, base, strlen(origin)) == 0;
    if (ours) return STATUS_OK;
    request_fault(request, 403, "header", site ? "Sec-Fetch-Site" : "Origin");
    return error_set(
        err, STATUS_REFUSED,
        "this request comes from a page of another address than this service's own, %.*s; if that "
        "is not so, the public address in its settings is not the one in use",
        (int)origin_length(base), base);
}

static const char *sent_token(struct request *request, char buffer[SECRET_SIZE]) {
    const char *header = request_header(request, "X-CSRF-Token");
    const char *type = request_header(request, "Content-Type");
    size_t length = 0;
    const char *body;

    if (header || type == NULL || strncasecmp(type, FORM_TYPE, strlen(FORM_TYPE)) != 0) return header;
    body = request_body(request, &length);
    return form_secret(buffer, body, length, "csrf");
}

enum status csrf_guard(struct request *request, struct error *err) {
    const char *session = session_cookie(request);
    char wanted[CSRF_SIZE];
    char buffer[SECRET_SIZE];
    enum status status = same_origin(request, err);

    if (status != STATUS_OK) return status;
    if (session) {
        csrf_token(wanted, session);
        if (secret_equal(sent_token(request, buffer), wanted)) return STATUS_OK;
    }
    request_fault(request, 403, "header", "X-CSRF-Token");
    return error_set(err, STATUS_REFUSED,
                     "a change by a signed-in person needs the session's token in the header X-CSRF-Token; "
                     "/api/me gives it");
}
