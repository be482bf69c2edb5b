/* The pages of signing in: HTML that needs no script, styled as the service's other pages are. */
#ifndef TERRIER_SIGN_IN_PAGES_H
#define TERRIER_SIGN_IN_PAGES_H

#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

/* Begins a page in the answer's body, and ends it. In between, add paragraphs and forms. Pages are not
 * cached. */
struct text *page_begin(const struct request *request, struct response *response, const char *title);
void page_end(struct text *page);

/* A path of ours as browsers know it, also where the service stands under a prefix. In the request's arena.
 */
const char *page_address(const struct request *request, const char *path);

void page_paragraph(struct text *page, const char *sentence);
/* A form of one button, and one hidden field (NULL none), sent by POST. */
void page_button(struct text *page, const char *action, const char *button, const char *field,
                 const char *value);
void page_link(struct text *page, const char *address, const char *words);

/* A whole page that says why it did not work, with the way to /sign-in; `back` is where to go from there,
 * NULL nowhere in particular. */
void page_refusal(const struct request *request, struct response *response, int code, const char *sentence,
                  const char *back);

#endif
