/*
 * The frame of a page for people: readable without script, one small style sheet (style.c), landmarks, a way
 * back up. Text goes in through escape_html() alone.
 */
#ifndef TERRIER_FEATURES_HTML_H
#define TERRIER_FEATURES_HTML_H

#include "engine/base/escape.h"
#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

/* The way to the page: names and addresses of those above it, from the landing page down; closed by a NULL.
 */
struct html_crumb {
    const char *name, *href;
};

struct html_page {
    const char *title;
    const struct html_crumb *crumbs; /* NULL: the landing page */
    const struct media_kind *kinds;  /* its other forms, linked at the end */
};

/* Everything before and after the content of <main>. Sets the media type. */
void html_begin(struct response *response, struct request *request, const struct html_page *page);
void html_end(struct response *response, struct request *request, const struct html_page *page);

/* <name>value</name>, the value escaped. */
void html_element(struct text *out, const char *name, const char *value);
void html_link(struct text *out, const char *href, const char *value);

/* html_element() of a sentence that was put together, which is freed; an empty one is left out. */
void html_sentence(struct text *out, const char *name, struct text *sentence);

/* A table that scrolls by itself where it is wider than the page; between the two its head and an open tbody.
 */
void html_scrolled_begin(struct text *out, const char *id, const char *caption);
void html_scrolled_end(struct text *out);

/* <tr><th scope="row">name</th><td>value</td></tr>; NULL says "unknown". */
void html_row(struct text *out, const char *name, const char *value);

struct json_t; /* jansson's */

/* A value of a property as people read it; NULL for null. In the arena. */
const char *html_value(struct arena *arena, const struct json_t *value);

/* GET /style.css */
enum status html_style(struct request *request, struct response *response, struct error *err);

#endif
