/* Words of strict lines, for the readers of plan_text.h: one space between, nothing at the ends. */
#ifndef TERRIER_PROGRAMME_PLAN_WORDS_H
#define TERRIER_PROGRAMME_PLAN_WORDS_H

#include "engine/programme/plan.h"

struct plan_words {
    const char *next, *end; /* of the text */
    size_t line;            /* number of the line that is read, from 1 */
    const char *at, *stop;  /* of the line */
    bool ended;             /* the line had its newline */
};

struct plan_words plan_words_of(const char *text, size_t length);

bool plan_words_line(struct plan_words *words); /* to the next line; false when there is none that ends */
/* Whether the line's next word is that one; then it is taken. */
bool plan_words_take(struct plan_words *words, const char *word);
/* Each takes the next word; false, and nothing is sure, when it is not of that kind. */
bool plan_words_number(struct plan_words *words, int64_t least, int64_t most, int64_t *number);
bool plan_words_name(struct plan_words *words, char name[PLAN_NAME]);
/* One character that has to come next. */
bool plan_words_mark(struct plan_words *words, char mark);
bool plan_words_done(const struct plan_words *words); /* nothing is left of the line */

#endif
