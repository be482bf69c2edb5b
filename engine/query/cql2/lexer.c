#include "engine/query/cql2/lexer.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/text.h"

struct range {
    uint32_t from, to;
};

/* The characters that the standard's BNF (Annex B) allows. */
static const struct range name_starts[] = {
    {0x3A, 0x3A},     {0x41, 0x5A},     {0x5F, 0x5F},     {0x61, 0x7A},
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
    {0x37F, 0x1FFE},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};
static const struct range name_parts[] = {{0x2E, 0x2E}, {0x30, 0x39}, {0x300, 0x36F}, {0x203F, 0x2040}};
static const struct range spaces[] = {{0x09, 0x0D},     {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},
                                      {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                                      {0x205F, 0x205F}, {0x3000, 0x3000}};

#define IN(ranges, c) in_ranges(ranges, sizeof(ranges) / sizeof *(ranges), c)

static bool in_ranges(const struct range *ranges, size_t count, uint32_t c) {
    for (size_t i = 0; i < count; i++)
        if (c >= ranges[i].from && c <= ranges[i].to) return true;
    return false;
}

/* The character at `at` (0 at the end) and its length; the filter was found to be UTF-8. */
static uint32_t character(const char *at, size_t *length) {
    unsigned char first = (unsigned char)*at;
    *length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first < 0x80) return first;
    uint32_t c = first & (0x3Fu >> (*length - 1));
    for (size_t i = 1; i < *length; i++)
        c = c << 6 | ((unsigned char)at[i] & 0x3F);
    return c;
}

/* Where lexer->at is; counted on from the last token, not from the start. */
static const char *place_of(struct lexer *lexer) {
    for (; lexer->counted < lexer->at; lexer->counted++) {
        if (*lexer->counted == '\n') {
            lexer->line++;
            lexer->column = 1;
        } else if (((unsigned char)*lexer->counted & 0xC0) != 0x80) {
            lexer->column++;
        }
    }
    return arena_format(lexer->reading->arena, "line %d, column %d", lexer->line, lexer->column);
}

static const char *skip_spaces(const char *at) {
    size_t length;
    while (IN(spaces, character(at, &length)))
        at += length;
    return at;
}

static const char *skip_name(const char *at) {
    size_t length;
    uint32_t c = character(at, &length);
    while (IN(name_starts, c) || IN(name_parts, c)) {
        at += length;
        c = character(at, &length);
    }
    return at;
}

static bool token_is(struct lexer *lexer, enum token_kind kind, const char *end) {
    lexer->token.kind = kind;
    lexer->token.value = arena_bytes(lexer->reading->arena, lexer->at, (size_t)(end - lexer->at));
    lexer->at = end;
    if (kind == TOKEN_NAME) lexer->token.called = *skip_spaces(end) == '(';
    return true;
}

/* --- literals --- */

static bool read_number(struct lexer *lexer) {
    static const char digits[] = "0123456789";
    const char *at = lexer->at + strspn(lexer->at, digits);
    if (*at == '.') at += 1 + strspn(at + 1, digits);
    if (*at == 'e' || *at == 'E') {
        const char *exponent = at + 1;
        if (*exponent == '+' || *exponent == '-') exponent++;
        size_t length = strspn(exponent, digits);
        if (length > 0) at = exponent + length;
    }
    size_t length;
    if (IN(name_starts, character(at, &length)) || *at == '.') {
        cql2_wrong(lexer->reading->err, lexer->token.place,
                   "the number runs into '%.1s'; put a space between", at);
        return false;
    }
    return token_is(lexer, TOKEN_NUMBER, at);
}

/* What stands after a backslash (/req/cql2-text/escaping): the character it makes, or 0 when it makes none.
 */
static char escaped(char c) {
    static const char letters[] = "abtnvfr'\\", made[] = "\a\b\t\n\v\f\r'\\";
    const char *found = c == '\0' ? NULL : strchr(letters, c);
    return found ? made[found - letters] : '\0';
}

static bool read_text(struct lexer *lexer) {
    struct text value = TEXT_EMPTY;
    const char *at = lexer->at + 1;
    for (;; at++) {
        if (*at == '\0') {
            text_free(&value);
            cql2_wrong(lexer->reading->err, lexer->token.place,
                       "the text that begins here has no closing quote; a quote inside it is written ''");
            return false;
        }
        if (*at == '\'' && at[1] != '\'') break;
        if (*at == '\\' && escaped(at[1]) != '\0') {
            text_add_char(&value, escaped(*++at));
            continue;
        }
        if (*at == '\'') at++;
        text_add_char(&value, *at);
    }
    lexer->token.kind = TOKEN_TEXT;
    lexer->token.value = arena_text(lexer->reading->arena, text_string(&value));
    text_free(&value);
    lexer->at = at + 1;
    return true;
}

static bool read_quoted_name(struct lexer *lexer) {
    const char *end = strchr(lexer->at + 1, '"');
    if (!end || end == lexer->at + 1) {
        cql2_wrong(lexer->reading->err, lexer->token.place,
                   end ? "there is no name between the double quotes"
                       : "the name that begins here has no closing double quote");
        return false;
    }
    lexer->at++;
    token_is(lexer, TOKEN_QUOTED, end);
    lexer->at++;
    return true;
}

/* --- tokens --- */

bool lexer_next(struct lexer *lexer) {
    lexer->at = skip_spaces(lexer->at);
    lexer->token = (struct token){.kind = TOKEN_END, .value = "", .place = place_of(lexer)};
    const char *at = lexer->at;
    size_t length;
    uint32_t c = character(at, &length);
    if (c == 0) return true;
    if (c == '\'') return read_text(lexer);
    if (c == '"') return read_quoted_name(lexer);
    if ((c >= '0' && c <= '9') || (c == '.' && at[1] >= '0' && at[1] <= '9')) return read_number(lexer);
    if (IN(name_starts, c)) return token_is(lexer, TOKEN_NAME, skip_name(at));
    if (c == '<' && (at[1] == '=' || at[1] == '>')) return token_is(lexer, TOKEN_SIGN, at + 2);
    if (c == '>' && at[1] == '=') return token_is(lexer, TOKEN_SIGN, at + 2);
    if (c < 0x80 && strchr("(),=<>+-*/%^", (int)c)) return token_is(lexer, TOKEN_SIGN, at + 1);
    struct text plain = TEXT_EMPTY;
    text_add_plain(&plain, arena_bytes(lexer->reading->arena, at, length), 4);
    cql2_wrong(lexer->reading->err, lexer->token.place, "'%s' has no meaning here", text_string(&plain));
    text_free(&plain);
    return false;
}

bool lexer_start(struct lexer *lexer, struct cql2_reading *reading, const char *filter) {
    *lexer = (struct lexer){.reading = reading, .at = filter, .counted = filter, .line = 1, .column = 1};
    return lexer_next(lexer);
}

bool lexer_is(const struct lexer *lexer, const char *value) {
    return (lexer->token.kind == TOKEN_SIGN || lexer->token.kind == TOKEN_NAME) &&
           text_equal_nocase(lexer->token.value, value);
}

const char *lexer_found(const struct lexer *lexer) {
    if (lexer->token.kind == TOKEN_END) return "the end of the filter";
    struct text plain = TEXT_EMPTY;
    text_add_plain(&plain, lexer->token.value, 40);
    const char *found = arena_format(lexer->reading->arena, "'%s'", text_string(&plain));
    text_free(&plain);
    return found;
}
