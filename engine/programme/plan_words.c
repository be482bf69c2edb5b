#include "engine/programme/plan_words.h"

#include <string.h>

struct plan_words plan_words_of(const char *text, size_t length) {
    return (struct plan_words){.next = text, .end = text + length};
}

bool plan_words_line(struct plan_words *words) {
    size_t left = (size_t)(words->end - words->next);
    const char *newline = left ? memchr(words->next, '\n', left) : NULL;
    words->line++;
    if (!newline) return false;
    words->at = words->next;
    words->stop = newline;
    words->next = newline + 1;
    return true;
}

static const char *word_end(const struct plan_words *words) {
    const char *end = words->at;
    while (end < words->stop && *end != ' ')
        end++;
    return end;
}

/* Past the word and the space after it, which must lead to another word. */
static bool go_to(struct plan_words *words, const char *end) {
    words->at = end;
    if (end == words->stop) return true;
    if (*end != ' ' || end + 1 == words->stop) return false;
    words->at = end + 1;
    return true;
}

bool plan_words_take(struct plan_words *words, const char *word) {
    const char *end = word_end(words);
    size_t length = strlen(word);
    if ((size_t)(end - words->at) != length || memcmp(words->at, word, length) != 0) return false;
    return go_to(words, end);
}

bool plan_words_number(struct plan_words *words, int64_t least, int64_t most, int64_t *number) {
    const char *at = words->at;
    bool negative = at < words->stop && *at == '-';
    int64_t value = 0;
    at += negative;
    const char *digits = at;
    for (; at < words->stop && *at >= '0' && *at <= '9'; at++) {
        if (at - digits >= 18) return false; /* more than any figure here has */
        value = value * 10 + (*at - '0');
    }
    if (at == digits || (*digits == '0' && (at - digits > 1 || negative))) return false;
    *number = negative ? -value : value;
    if (*number < least || *number > most) return false;
    if (at < words->stop && (*at == '.' || *at == '=')) { /* inside an amount */
        words->at = at;
        return true;
    }
    return go_to(words, at);
}

bool plan_words_name(struct plan_words *words, char name[PLAN_NAME]) {
    const char *end = word_end(words);
    size_t length = (size_t)(end - words->at);
    if (length == 0 || length >= PLAN_NAME || memchr(words->at, '\0', length)) return false;
    memcpy(name, words->at, length);
    name[length] = '\0';
    return plan_name_valid(name) && go_to(words, end);
}

bool plan_words_mark(struct plan_words *words, char mark) {
    if (words->at == words->stop || *words->at != mark) return false;
    words->at++;
    return true;
}

bool plan_words_done(const struct plan_words *words) {
    return words->at == words->stop;
}
