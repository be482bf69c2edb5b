/* A table that fits the page: widths are counted in characters, not bytes. */
#include "tools/cli/output_table.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

#define GAP        2
#define NARROWEST  8   /* text is not folded narrower than this */
#define LINES_MOST 12  /* of one cell; a coordinate list of a whole parish is cut after these */
#define SAMPLE     200 /* rows by which widths are weighed */
#define ELLIPSIS   "\u2026"

static bool is_number(enum rows_kind kind) {
    return kind == ROWS_INTEGER || kind == ROWS_NUMBER;
}

static bool continues(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static size_t characters(const char *text) {
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += !continues(*text);
    return count;
}

/* Line ends and other control characters would break the table, or the terminal: they are shown as blanks. */
static bool is_blank(char byte) {
    return (unsigned char)byte <= 0x20 || byte == 0x7F;
}

/* The characters of the longest word: a column of this width breaks none. */
static size_t longest_word(const char *text) {
    size_t longest = 0, length = 0;

    for (; *text != '\0'; text++) {
        if (is_blank(*text))
            length = 0;
        else if (!continues(*text) && ++length > longest)
            longest = length;
    }
    return longest;
}

static const char *shown(struct output_source source, size_t row, size_t column) {
    const char *value = source.cell(source.context, row, column);

    if (value == NULL) return "-";
    if (source.kind(source.context, column) == ROWS_BOOLEAN) return value[0] == 't' ? "yes" : "no";
    return value;
}

/* --- folding --- */

static bool breaks_after(char byte) {
    return byte == '-' || byte == '/' || byte == '_' || byte == ',';
}

/*
 * Takes the next line of `*rest` that fits `width` and moves `*rest` past it; `*length` in bytes. Breaks at
 * the last blank that fits; a word wider than the column after its last hyphen or the like, else anywhere.
 */
static const char *next_line(const char **rest, size_t width, size_t *length) {
    const char *start = *rest, *at = start, *blank = NULL, *joint = NULL;
    size_t count = 0;

    for (; *at != '\0'; at++) {
        if (!continues(*at) && count++ == width) break;
        if (at > start && is_blank(*at)) blank = at;
        if (breaks_after(*at)) joint = at + 1;
    }
    if (*at != '\0' && !is_blank(*at)) {
        if (blank != NULL)
            at = blank;
        else if (joint != NULL)
            at = joint;
    }
    *length = (size_t)(at - start);
    while (is_blank(*at) && *at != '\0')
        at++;
    *rest = at;
    return start;
}

static size_t count_lines(const char *text, size_t width) {
    size_t lines = 0, length;

    do {
        next_line(&text, width, &length);
        lines++;
    } while (*text != '\0');
    return lines;
}

/* --- widths --- */

struct layout {
    size_t *widths; /* in characters */
    size_t *words;  /* no narrower breaks no word */
    size_t *cells;  /* no wider is needed but for the heading */
    bool *amounts;  /* numbers, also those that are text with separators */
    char **heads;   /* names of columns in words */
    size_t columns;
};

static size_t total(const struct layout *layout) {
    size_t sum = 0;
    for (size_t c = 0; c < layout->columns; c++)
        sum += layout->widths[c] + (c > 0 ? GAP : 0);
    return sum;
}

/* How many lines the cells of a column take together; of many rows some stand for all. */
static size_t lines_of(struct output_source source, size_t column, size_t width) {
    size_t step = source.rows / SAMPLE + 1, lines = 0;

    for (size_t r = 0; r < source.rows; r += step)
        lines += count_lines(shown(source, r, column), width);
    return lines;
}

enum yielding { HEADS, BLANKS, WORDS };

static size_t least(const struct layout *layout, size_t column, enum yielding yielding) {
    if (yielding == HEADS) return layout->cells[column];
    return yielding == BLANKS || layout->amounts[column] ? layout->words[column] : NARROWEST;
}

/* The column to which a character less costs the fewest lines, the widest of them; `columns` when none can.
 */
static size_t yielder(const struct layout *layout, struct output_source source, enum yielding yielding) {
    size_t found = layout->columns, cost = 0;

    for (size_t c = 0; c < layout->columns; c++) {
        size_t width = layout->widths[c], more = 0;
        if (width <= least(layout, c, yielding)) continue;
        if (width <= layout->cells[c]) more = lines_of(source, c, width - 1) - lines_of(source, c, width);
        if (found == layout->columns || more < cost || (more == cost && width > layout->widths[found])) {
            found = c;
            cost = more;
        }
    }
    return found;
}

/* Headings give way first, then text at its blanks, then words. Numbers are never cut. */
static void shrink(struct layout *layout, struct output_source source) {
    enum yielding yielding = HEADS;

    while (total(layout) > OUTPUT_WIDTH) {
        size_t column = yielder(layout, source, yielding);
        if (column < layout->columns)
            layout->widths[column]--;
        else if (yielding == WORDS)
            return;
        else
            yielding++;
    }
}

static char *head_in_words(const char *name) {
    char *words = memory_text(name);

    for (char *at = words; *at != '\0'; at++)
        if (*at == '_') *at = ' ';
    return words;
}

static size_t larger(size_t a, size_t b) {
    return a > b ? a : b;
}

/* "-1,204.5"; no day, and no code: of a column one at least has a comma. */
static bool is_amount(const char *text, bool *separated) {
    const char *digits = text + (*text == '-');
    size_t length = strspn(digits, "0123456789,.");

    if (memchr(digits, ',', length) != NULL) *separated = true;
    return length > 0 && digits[length] == '\0';
}

static bool holds_amounts(struct output_source source, size_t column) {
    bool separated = false;

    if (is_number(source.kind(source.context, column))) return true;
    for (size_t r = 0; r < source.rows; r++) {
        const char *value = source.cell(source.context, r, column);
        if (value != NULL && !is_amount(value, &separated)) return false;
    }
    return separated;
}

static void measure_column(struct layout *layout, struct output_source source, size_t column) {
    size_t words = 0, cells = 0, head;

    for (size_t r = 0; r < source.rows; r++) {
        const char *value = shown(source, r, column);
        cells = larger(cells, characters(value));
        words = larger(words, longest_word(value));
    }
    layout->amounts[column] = holds_amounts(source, column);
    if (cells > OUTPUT_WIDTH && !layout->amounts[column]) cells = OUTPUT_WIDTH;
    layout->heads[column] = head_in_words(source.name(source.context, column));
    head = longest_word(layout->heads[column]);
    layout->cells[column] = larger(cells, head);
    layout->words[column] = larger(words, head);
    layout->widths[column] = larger(cells, characters(layout->heads[column]));
}

static void measure(struct layout *layout, struct output_source source) {
    size_t count = source.columns ? source.columns : 1;

    layout->columns = source.columns;
    layout->widths = memory_array(count, sizeof *layout->widths);
    layout->words = memory_array(count, sizeof *layout->words);
    layout->cells = memory_array(count, sizeof *layout->cells);
    layout->amounts = memory_array(count, sizeof *layout->amounts);
    layout->heads = memory_array(count, sizeof *layout->heads);
    for (size_t c = 0; c < source.columns; c++)
        measure_column(layout, source, c);
    shrink(layout, source);
}

static void release(struct layout *layout) {
    for (size_t c = 0; c < layout->columns; c++)
        free(layout->heads[c]);
    free(layout->heads);
    free(layout->amounts);
    free(layout->cells);
    free(layout->words);
    free(layout->widths);
}

/* --- rows --- */

static size_t characters_in(const char *text, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += !continues(text[i]);
    return count;
}

static void pad(struct text *out, size_t count) {
    while (count-- > 0)
        text_add_char(out, ' ');
}

/* The line `line` of a folded cell; nothing but blanks when it has fewer. */
static void add_piece(struct text *out, const char *value, size_t width, size_t line, bool right, bool last) {
    const char *start = "";
    size_t length = 0, count = 0;
    bool cut;

    for (size_t i = 0; i <= line && *value != '\0'; i++) {
        start = next_line(&value, width, &length);
        if (i < line) length = 0;
    }
    cut = line + 1 == LINES_MOST && *value != '\0';
    count = characters_in(start, length);
    if (right) pad(out, width - count);
    text_add_plain(out, start, cut && count == width ? width - 1 : count);
    if (cut) text_add(out, ELLIPSIS);
    if (!right && !last) pad(out, width - count - (cut && count < width));
}

/* A heading that has fewer lines than its neighbours stands on the rule below it. */
static void add_row(struct text *out, const struct layout *layout, struct output_source source, size_t row,
                    bool heading) {
    size_t lines = 1;

    for (size_t c = 0; c < layout->columns; c++)
        lines =
            larger(lines, count_lines(heading ? layout->heads[c] : shown(source, row, c), layout->widths[c]));
    if (lines > LINES_MOST) lines = LINES_MOST;
    for (size_t line = 0; line < lines; line++) {
        for (size_t c = 0; c < layout->columns; c++) {
            const char *value = heading ? layout->heads[c] : shown(source, row, c);
            size_t above = heading ? lines - count_lines(value, layout->widths[c]) : 0;
            if (c > 0) pad(out, GAP);
            add_piece(out, line < above ? "" : value, layout->widths[c], line - (line < above ? 0 : above),
                      layout->amounts[c], c + 1 == layout->columns);
        }
        while (out->length > 0 && out->data[out->length - 1] == ' ')
            out->length--;
        text_add_char(out, '\n');
    }
}

void output_folded(struct text *out, const char *value, size_t indent) {
    size_t length;

    for (bool first = true; first || *value != '\0'; first = false) {
        const char *start = next_line(&value, OUTPUT_WIDTH - indent, &length);
        if (!first) pad(out, indent);
        text_add_plain(out, start, characters_in(start, length));
        text_add_char(out, '\n');
    }
}

/* What no folding makes fit: each row as a list of names and values. */
static void add_records(struct text *out, const struct layout *layout, struct output_source source) {
    size_t widest = 0;

    for (size_t c = 0; c < layout->columns; c++)
        widest = larger(widest, characters(layout->heads[c]));
    for (size_t r = 0; r < source.rows; r++) {
        if (r > 0) text_add_char(out, '\n');
        for (size_t c = 0; c < layout->columns; c++) {
            text_add(out, layout->heads[c]);
            pad(out, widest + GAP - characters(layout->heads[c]));
            output_folded(out, shown(source, r, c), widest + GAP);
        }
    }
}

static void add_rows(struct text *out, const struct layout *layout, struct output_source source) {
    add_row(out, layout, source, 0, true);
    for (size_t c = 0; c < layout->columns; c++) {
        if (c > 0) pad(out, GAP);
        for (size_t i = 0; i < layout->widths[c]; i++)
            text_add_char(out, '-');
    }
    text_add_char(out, '\n');
    for (size_t r = 0; r < source.rows; r++)
        add_row(out, layout, source, r, false);
}

void output_table(struct text *out, struct output_source source) {
    struct layout layout;

    measure(&layout, source);
    if (total(&layout) > OUTPUT_WIDTH && source.rows > 0)
        add_records(out, &layout, source);
    else
        add_rows(out, &layout, source);
    release(&layout);
}
