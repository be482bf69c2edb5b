/* The pages of signing in: HTML that needs no script, styled by one file of ours. */
#ifndef TERRIER_SIGN_IN_PAGES_H
#define TERRIER_SIGN_IN_PAGES_H

#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

/* Begins a page in the answer's body, and ends it. In between, add paragraphs and forms. Pages are not
 * cached. */
struct text *page_begin(struct response *response, const char *title);
void page_end(struct text *page);

void page_paragraph(struct text *page, const char *sentence);
/* A form of one button, and one hidden field (NULL none), sent by POST. */
void page_button(struct text *page, const char *action, const char *button, const char *field,
                 const char *value);
void page_link(struct text *page, const char *address, const char *words);

/* A whole page that says why it did not work, with the way back to /sign-in. */
void page_refusal(struct response *response, int code, const char *sentence);

extern const char page_style[]; /* /sign-in/style.css */

#endif
