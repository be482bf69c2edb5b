/* The pages: ways in and the way out. */
#include "engine/service/sign_in/ways.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/service/sign_in/credential.h"
#include "engine/service/sign_in/flow.h"
#include "engine/service/sign_in/inside.h"
#include "engine/service/sign_in/links.h"
#include "engine/service/sign_in/pages.h"

bool refused_for_a_while(struct request *request, struct response *response) {
    struct sign_in *sign_in = request_door(request);
    int seconds = failures_wait(sign_in->failures, request_address(request), known_now());
    char text[24];

    if (seconds == 0) return false;
    snprintf(text, sizeof text, "%d", seconds);
    response_header(response, "Retry-After", text);
    page_refusal(request, response, 429,
                 "signing in has failed too often from this address: wait a minute, then try again", NULL);
    return true;
}

void way_invite(struct request *request, struct response *response, const char *why) {
    page_refusal(request, response, 401, why, safe_return(request_path(request)));
}

/* --- /sign-in --- */

static void show_person(struct request *request, struct text *page) {
    const struct identity *who = request_identity(request);
    char csrf[CSRF_SIZE];

    page_paragraph(page, arena_format(request_arena(request), "You are signed in as %s, with the role %s.",
                                      who->actor, role_name(who->role)));
    page_link(page, page_address(request, "/"), "To the register");
    if (who->means != MEANS_SESSION) return;
    csrf_token(csrf, session_cookie(request));
    page_button(page, page_address(request, "/sign-in/out"), "Sign out", "csrf", csrf);
}

static void show_ways(struct request *request, struct text *page) {
    const struct sign_in *sign_in = request_door(request);
    const char *back = safe_return(request_parameter(request, "return"));
    struct text address = TEXT_EMPTY;

    if (sign_in->provider) {
        text_add(&address, page_address(request, "/sign-in/provider?return="));
        form_encode(&address, back);
        page_link(page, text_string(&address), sign_in->config.provider.label);
    } else {
        page_paragraph(
            page, "No sign-in provider is set up here. Whoever runs this service can make you a link that "
                  "signs you in once, with the command terrier sign-in-link.");
    }
    page_paragraph(page, "Programs use an API key instead.");
    text_free(&address);
}

enum status way_in(struct request *request, struct response *response, struct error *err) {
    bool known = request_identity(request)->role != ROLE_NOBODY;
    struct text *page = page_begin(request, response, known ? "You are signed in" : "Sign in");

    (void)err;
    if (known)
        show_person(request, page);
    else
        show_ways(request, page);
    page_end(page);
    return STATUS_OK;
}

/* --- one-time links --- */

/* Looking at it does not use it up: programs look at links in messages before people do. */
enum status way_link(struct request *request, struct response *response, struct error *err) {
    const char *token = request_parameter(request, "token");
    struct text *page;

    (void)err;
    response_header(response, "Referrer-Policy", "no-referrer");
    if (token == NULL || !secret_shaped(token, LINK_PREFIX)) {
        page_refusal(request, response, 403, "this link is not whole: copy all of it, to the last character",
                     NULL);
        return STATUS_OK;
    }
    page = page_begin(request, response, "Sign in");
    page_paragraph(page, "This link signs you in to the property register. It works once.");
    page_button(page, page_address(request, "/sign-in/link"), "Sign in", "token", token);
    page_end(page);
    return STATUS_OK;
}

static enum status use_link(struct request *request, struct response *response, struct error *err) {
    struct sign_in *sign_in = request_door(request);
    struct link_holder holder = {0};
    char buffer[SECRET_SIZE];
    size_t length = 0;
    const char *body = request_body(request, &length);
    enum status status = same_origin(request, err);

    if (status == STATUS_OK)
        status = link_use(request_db(request), form_secret(buffer, body, length, "token"), &holder, err);
    if (status == STATUS_OK) {
        struct session_wish wish = {holder.actor, holder.subject, holder.role, "link"};
        status = session_begin(request, response, sign_in->config.limits, &wish, err);
    }
    if (status == STATUS_OK) known_empty(sign_in->known);
    free(holder.actor);
    return status;
}

enum status way_link_use(struct request *request, struct response *response, struct error *err) {
    struct sign_in *sign_in = request_door(request);
    enum status status;

    if (refused_for_a_while(request, response)) return STATUS_OK;
    status = use_link(request, response, err);
    if (status == STATUS_OK) response_redirect(response, page_address(request, "/"));
    if (status != STATUS_REFUSED) return status;
    failures_add(sign_in->failures, request_address(request), known_now());
    page_refusal(request, response, 403, err->message, NULL);
    return STATUS_OK;
}

/* --- the way out --- */

enum status way_out(struct request *request, struct response *response, struct error *err) {
    struct sign_in *sign_in = request_door(request);
    enum status status = session_end(request, response, err);

    known_empty(sign_in->known); /* not only when the database's word comes */
    if (status == STATUS_OK) response_redirect(response, page_address(request, "/sign-in"));
    return status;
}
