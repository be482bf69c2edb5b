#include "importers/column_facts.h"

#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/format.h"
#include "geo/grid_reference.h"
#include "importers/address.h"
#include "importers/columns.h"
#include "importers/lookup.h"
#include "importers/plain_values.h"
#include "importers/postcode.h"
#include "importers/uprn.h"

#define EXAMPLE_BYTES 24

/* --- one value --- */

static void note_number(const char *text, double number, bool found[SHAPE_COUNT]) {
    const char *point = strchr(text, '.');
    size_t decimals = point == NULL ? 0 : strspn(point + 1, "0123456789");
    size_t digits = strspn(text, "0123456789");

    found[SHAPE_NUMBER] = true;
    found[SHAPE_INTEGER] = number == floor(number);
    found[SHAPE_YEAR] = digits == 4 && text[4] == '\0' && number >= 1000 && number <= 2100;
    found[SHAPE_SIX] = digits == 6 && text[6] == '\0' && number >= 100000;
    found[SHAPE_EASTING] = number >= 80000 && number <= 656000 && digits >= 5;
    found[SHAPE_NORTHING] = number >= 5000 && number <= 1220000 && digits >= 4;
    found[SHAPE_LONGITUDE] = number >= -8.7 && number <= 1.8 && decimals >= 3;
    found[SHAPE_LATITUDE] = number >= 49.8 && number <= 60.9 && decimals >= 3;
}

static bool is_title(const char *text) {
    size_t letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    size_t digits = strspn(text + letters, "0123456789");

    return letters >= 2 && letters <= 4 && digits >= 3 && digits <= 7 && text[letters + digits] == '\0';
}

static bool is_polygon(const char *text) {
    const char *at = strncmp(text, "MULTI", 5) == 0 ? text + 5 : text;

    return strncmp(at, "POLYGON", 7) == 0;
}

static void note_text(struct arena *arena, const char *text, bool found[SHAPE_COUNT]) {
    struct grid_place place;
    struct address address;
    char postcode[POSTCODE_SIZE];

    found[SHAPE_TEXT] = true;
    found[SHAPE_POSTCODE] = postcode_read(text, postcode) != POSTCODE_BAD;
    found[SHAPE_GRID] = isalpha((unsigned char)*text) && grid_reference_read(text, &place) != GRID_BAD &&
                        place.square <= 1000;
    found[SHAPE_WKT] = is_polygon(text);
    found[SHAPE_TITLE] = is_title(text);
    if (strpbrk(text, ",\n") != NULL && !found[SHAPE_WKT])
        found[SHAPE_ADDRESS] =
            address_read(arena, text, &address) && (address.postcode != NULL || address.town != NULL);
}

static void note_value(struct column_facts *facts, struct arena *arena, const char *text) {
    bool found[SHAPE_COUNT] = {false};
    char uprn[UPRN_SIZE];
    double number;
    int64_t pence;
    int32_t day;
    bool yes;
    int year;

    if (number_parse(plain_number(arena, text), &number))
        note_number(text, number, found);
    else
        note_text(arena, text, found);
    found[SHAPE_MONEY] = number_parse_money(text, &pence) &&
                         (!found[SHAPE_NUMBER] || strlen(text) < 4 || text[strlen(text) - 3] == '.');
    found[SHAPE_AMOUNT] = found[SHAPE_NUMBER] || found[SHAPE_MONEY];
    found[SHAPE_DATE] = date_parse(text, &day);
    found[SHAPE_BOOLEAN] = plain_boolean(text, &yes);
    found[SHAPE_FINANCIAL] = plain_financial_year(text, &year);
    found[SHAPE_UPRN] = uprn_read(text, uprn) != UPRN_BAD && strlen(text) >= 9;
    found[SHAPE_REFERENCE] = strlen(text) <= 24 && strpbrk(text, " ,") == NULL &&
                             text[strcspn(text, "0123456789")] != '\0' && !found[SHAPE_DATE];
    if (found[SHAPE_DATE] || (found[SHAPE_MONEY] && !found[SHAPE_NUMBER])) found[SHAPE_TEXT] = false;
    for (size_t i = 0; i < SHAPE_COUNT; i++)
        facts->of[i] += found[i];
    facts->given++;
}

/* --- all of them --- */

struct words {
    struct lookup *seen;
    struct fact_word *list; /* FACTS_WORDS_MAX of them */
};

static void note_word(struct column_facts *facts, struct words *words, struct arena *arena,
                      const char *text) {
    const char *key = lookup_fold(arena, text);
    struct fact_word *standing = (struct fact_word *)lookup_find(words->seen, key);

    if (standing != NULL) {
        standing->times++;
        return;
    }
    if (facts->word_count == FACTS_WORDS_MAX) {
        facts->more_words = true;
        return;
    }
    standing = &words->list[facts->word_count++];
    *standing = (struct fact_word){arena_text(arena, text), 1};
    lookup_add(words->seen, key, standing, NULL);
}

static void show_examples(struct column_facts *facts, struct arena *arena) {
    struct text out = TEXT_EMPTY;

    for (size_t i = 0; i < facts->word_count && i < FACTS_EXAMPLES_MAX; i++) {
        if (i > 0) text_add(&out, " | ");
        text_add_plain(&out, facts->words[i].word, EXAMPLE_BYTES);
    }
    facts->examples = arena_text(arena, text_string(&out));
    text_free(&out);
}

enum status column_facts_read(struct column_facts **out, struct sheet *sheet, struct arena *arena,
                              struct error *err) {
    size_t columns = sheet_column_count(sheet), rows = 0;
    struct column_facts *facts = arena_array(arena, columns + 1, sizeof *facts);
    struct words *words = arena_array(arena, columns + 1, sizeof *words);
    struct arena *passing = arena_new();
    struct sheet_row row;
    enum status status = sheet_rewind(sheet, err);

    for (size_t i = 0; i < columns; i++) {
        words[i].seen = lookup_new(arena);
        words[i].list = arena_array(arena, FACTS_WORDS_MAX, sizeof *words[i].list);
        facts[i].words = words[i].list;
    }
    while (status == STATUS_OK && rows < FACTS_ROWS_MAX && sheet_next(sheet, &row)) {
        if (row.fault_code != NULL) continue;
        rows++;
        for (size_t i = 0; i < columns && i < row.field_count; i++) {
            const char *value = plain_kept(passing, plain_trimmed(passing, row.fields[i]));
            if (value == NULL) continue;
            note_value(&facts[i], passing, value);
            note_word(&facts[i], &words[i], arena, value);
        }
        arena_reset(passing);
    }
    for (size_t i = 0; i < columns; i++) {
        facts[i].rows = rows;
        show_examples(&facts[i], arena);
    }
    arena_free(passing);
    *out = facts;
    return status;
}

double column_facts_share(const struct column_facts *facts, enum shape shape) {
    return facts->given == 0 ? 0 : (double)facts->of[shape] / (double)facts->given;
}
