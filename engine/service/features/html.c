#include "engine/service/features/html.h"

#include <string.h>

#include "engine/service/features/address.h"
#include "engine/service/features/collections.h"

#define CRUMBS_MAX 8

void html_element(struct text *out, const char *name, const char *value) {
    text_format(out, "<%s>", name);
    escape_html(out, value);
    text_format(out, "</%s>", name);
}

void html_link(struct text *out, const char *href, const char *value) {
    text_add(out, "<a href=\"");
    escape_html(out, href);
    text_add(out, "\">");
    escape_html(out, value);
    text_add(out, "</a>");
}

void html_sentence(struct text *out, const char *name, struct text *sentence) {
    if (sentence->length > 0) html_element(out, name, text_string(sentence));
    text_free(sentence);
}

void html_scrolled_begin(struct text *out, const char *id, const char *caption) {
    text_format(out,
                "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"%s\"><table>"
                "<caption id=\"%s\">",
                id, id);
    escape_html(out, caption);
    text_add(out, "</caption>\n");
}

void html_scrolled_end(struct text *out) {
    text_add(out, "</tbody></table></div>\n");
}

void html_row(struct text *out, const char *name, const char *value) {
    text_add(out, "<tr><th scope=\"row\">");
    escape_html(out, name);
    text_add(out, "</th><td>");
    if (value == NULL)
        text_add(out, "<span class=\"quiet\">unknown</span>");
    else
        escape_html(out, value);
    text_add(out, "</td></tr>\n");
}

static void add_crumbs(struct text *out, const struct html_page *page) {
    if (page->crumbs == NULL) return;
    text_add(out, "<nav aria-label=\"Way to this page\"><ol class=\"way\">");
    for (const struct html_crumb *crumb = page->crumbs; crumb->name != NULL; crumb++) {
        text_add(out, "<li>");
        html_link(out, crumb->href, crumb->name);
        text_add(out, "</li>");
    }
    text_add(out, "</ol></nav>\n");
}

void html_begin(struct response *response, struct request *request, const struct html_page *page) {
    struct text *out = response_body(response);

    response_type(response, "text/html; charset=utf-8");
    text_add(
        out,
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n<title>");
    escape_html(out, page->title);
    text_add(out, " - terrier</title>\n<link rel=\"stylesheet\" href=\"");
    escape_html(out, address_to(request, "style.css"));
    text_add(out, "\">\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n"
                  "<header><p class=\"name\">terrier</p>\n");
    add_crumbs(out, page);
    text_add(out, "</header>\n<main id=\"main\">\n");
    html_element(out, "h1", page->title);
    text_add_char(out, '\n');
}

void html_end(struct response *response, struct request *request, const struct html_page *page) {
    struct text *out = response_body(response);

    text_add(out, "</main>\n<footer><p>This page for programs:");
    for (const struct media_kind *kind = page->kinds; kind->type != NULL; kind++) {
        const struct address_change f = {"f", kind->f};
        if (strcmp(kind->f, "html") == 0 || address_is_repeated(page->kinds, kind)) continue;
        text_add_char(out, ' ');
        html_link(out, address_here(request, &f, 1), kind->type);
    }
    text_add(out, "</p>\n");
    html_element(out, "p", collections_attribution);
    text_add(out, "</footer>\n</body>\n</html>\n");
}
