/* CQL2 text in tokens, one at a time. */
#ifndef TERRIER_QUERY_CQL2_LEXER_H
#define TERRIER_QUERY_CQL2_LEXER_H

#include <stdbool.h>

#include "engine/query/cql2/ast.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,   /* a keyword, function or property; value: as it is written */
    TOKEN_QUOTED, /* a property in double quotes; value: without them */
    TOKEN_TEXT,   /* a character literal; value: without quotes, escapes undone */
    TOKEN_NUMBER, /* without a sign; value: as it is written */
    TOKEN_SIGN    /* value: one of ( ) , = <> < > <= >= + - * / % ^ */
};

struct token {
    enum token_kind kind;
    const char *value;
    const char *place; /* "line 1, column 5" */
    bool called;       /* of a name: a ( follows */
};

struct lexer {
    struct cql2_reading *reading;
    const char *at;
    const char *counted; /* how far lines and columns have been counted, and to what */
    int line, column;
    struct token token;
};

/* Both read the next token into `lexer->token`; false with the error set. The filter is UTF-8. */
bool lexer_start(struct lexer *lexer, struct cql2_reading *reading, const char *filter);
bool lexer_next(struct lexer *lexer);

/* Whether the token is this sign, or this keyword in any case. */
bool lexer_is(const struct lexer *lexer, const char *value);

/* What the token is called in a sentence: "the end", "')'", "'abc'"; cut and made plain. In the arena. */
const char *lexer_found(const struct lexer *lexer);

#endif
