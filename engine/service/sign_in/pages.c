#include "engine/service/sign_in/pages.h"

#include "engine/base/escape.h"
#include "engine/service/sign_in/fetch.h"

const char *page_address(const struct request *request, const char *path) {
    return arena_format(request_arena(request), "%s%s", request_base(request), path);
}

struct text *page_begin(const struct request *request, struct response *response, const char *title) {
    struct text *page = response_body(response);

    response_type(response, "text/html; charset=utf-8");
    response_header(response, "Cache-Control", "no-store");
    text_add(page, "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    escape_html(page, title);
    text_add(page, " - terrier</title>\n<link rel=\"stylesheet\" href=\"");
    escape_html(page, page_address(request, "/style.css"));
    text_add(page, "\">\n</head><body><header><p class=\"name\">terrier</p></header>\n<main>\n<h1>");
    escape_html(page, title);
    text_add(page, "</h1>\n");
    return page;
}

void page_end(struct text *page) {
    text_add(page, "</main></body></html>\n");
}

void page_paragraph(struct text *page, const char *sentence) {
    text_add(page, "<p>");
    escape_html(page, sentence);
    text_add(page, "</p>\n");
}

void page_button(struct text *page, const char *action, const char *button, const char *field,
                 const char *value) {
    text_add(page, "<form method=\"post\" action=\"");
    escape_html(page, action);
    text_add(page, "\">");
    if (field) {
        text_add(page, "<input type=\"hidden\" name=\"");
        escape_html(page, field);
        text_add(page, "\" value=\"");
        escape_html(page, value);
        text_add(page, "\">");
    }
    text_add(page, "<button>");
    escape_html(page, button);
    text_add(page, "</button></form>\n");
}

void page_link(struct text *page, const char *address, const char *words) {
    text_add(page, "<p><a href=\"");
    escape_html(page, address);
    text_add(page, "\">");
    escape_html(page, words);
    text_add(page, "</a></p>\n");
}

void page_refusal(const struct request *request, struct response *response, int code, const char *sentence,
                  const char *back) {
    struct text *page = page_begin(request, response, "You are not signed in");
    struct text address = TEXT_EMPTY;

    response_code(response, code);
    text_add(page, "<p>");
    text_add_char(page, *sentence >= 'a' && *sentence <= 'z' ? (char)(*sentence - 'a' + 'A') : *sentence);
    escape_html(page, *sentence ? sentence + 1 : NULL);
    text_add(page, ".</p>\n");
    text_add(&address, page_address(request, "/sign-in"));
    if (back) {
        text_add(&address, "?return=");
        form_encode(&address, back);
    }
    page_link(page, text_string(&address), "Sign in");
    page_end(page);
    text_free(&address);
}
