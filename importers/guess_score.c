/* How well one column is one field: its name, and what its values look like. */
#include <string.h>

#include "importers/column_facts.h"
#include "importers/guess.h"
#include "importers/likeness.h"

#define NAME_MOST       0.95 /* a name that is the same is not yet one that is known */
#define NAME_LEAST      0.30 /* less than this says nothing */
#define FITS_LEAST      0.60 /* the share of values that must have the shape */
#define EMPTY_COLUMN    0.80 /* of what the name says, where no value bears it out */
#define WORDS_UNKNOWN   0.85 /* likewise of a code list that knows none of the words */
#define WORDS_LEAST     0.30 /* the share of words that a code list must know for the column to be taken */
#define POSSIBLE_ROWS   2    /* fewer values prove nothing */
#define POSSIBLE_LEAST  0.40
#define CODE_WORDS_MOST 60 /* a column of codes has no more that differ */

/* What the values of a field look like, and how telling that is without any name. */
struct look {
    const char *field; /* NULL: of the type */
    enum field_type type;
    enum shape shape;
    double telling;
    const char *called;
};

static const struct look looks[] = {
    {"easting", FIELD_NUMBER, SHAPE_EASTING, 0.50, "eastings"},
    {"northing", FIELD_NUMBER, SHAPE_NORTHING, 0.45, "northings"},
    {"longitude", FIELD_NUMBER, SHAPE_LONGITUDE, 0.75, "longitudes"},
    {"latitude", FIELD_NUMBER, SHAPE_LATITUDE, 0.85, "latitudes"},
    {"grid_reference", FIELD_TEXT, SHAPE_GRID, 0.95, "grid references"},
    {"extent_wkt", FIELD_TEXT, SHAPE_WKT, 0.97, "polygons"},
    {"address", FIELD_TEXT, SHAPE_ADDRESS, 0.80, "whole addresses"},
    {"title_number", FIELD_TEXT, SHAPE_TITLE, 0.65, "title numbers"},
    {"asset_code", FIELD_TEXT, SHAPE_REFERENCE, 0.35, "references"},
    {"urn", FIELD_INTEGER, SHAPE_SIX, 0.30, "six digits"},
    {"year_built", FIELD_INTEGER, SHAPE_YEAR, 0.25, "years"},
    {"boiler_year", FIELD_INTEGER, SHAPE_YEAR, 0.15, "years"},
    {NULL, FIELD_UPRN, SHAPE_UPRN, 0.90, "numbers as long as UPRNs"},
    {NULL, FIELD_POSTCODE, SHAPE_POSTCODE, 0.95, "postcodes"},
    {NULL, FIELD_DATE, SHAPE_DATE, 0.30, "dates"},
    {NULL, FIELD_MONEY, SHAPE_MONEY, 0.15, "amounts"},
    {NULL, FIELD_BOOLEAN, SHAPE_BOOLEAN, 0.20, "yes or no"},
    {NULL, FIELD_FINANCIAL_YEAR, SHAPE_FINANCIAL, 0.30, "financial years"},
    {NULL, FIELD_INTEGER, SHAPE_INTEGER, 0.05, "whole numbers"},
    {NULL, FIELD_NUMBER, SHAPE_NUMBER, 0.05, "numbers"},
};

static const struct look *look_of(const struct field *field) {
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (looks[i].field != NULL ? strcmp(looks[i].field, field->name) == 0 : looks[i].type == field->type)
            return &looks[i];
    return NULL;
}

struct fit {
    double share;   /* of the values that could be the field's */
    double telling; /* how much that says by itself */
    const char *called;
};

/* Amounts are often written as plain numbers. */
static struct fit fit_of_shape(const struct look *look, const struct column_facts *facts) {
    double share = column_facts_share(facts, look->shape);

    if (look->shape == SHAPE_MONEY && column_facts_share(facts, SHAPE_NUMBER) > share)
        return (struct fit){column_facts_share(facts, SHAPE_AMOUNT), 0.05, "numbers"};
    if (look->shape == SHAPE_MONEY) share = column_facts_share(facts, SHAPE_AMOUNT);
    return (struct fit){share, look->telling, look->called};
}

/* The shorter the words and the fewer, the less it says that a list knows them. */
static double telling_of_words(size_t known, size_t letters) {
    double mean = known == 0 ? 0 : (double)letters / (double)known;
    double telling = known >= 3 ? 0.80 : known == 2 ? 0.60 : 0.30;

    return mean >= 3 ? telling : telling / 2;
}

static struct fit fit_of_words(struct arena *arena, const char *list, const struct column_facts *facts,
                               const struct codes *codes) {
    size_t rows = 0, known_rows = 0, known = 0, letters = 0;

    for (size_t i = 0; i < facts->word_count && i < CODE_WORDS_MOST; i++) {
        bool is_known = codes_find(codes, arena, list, facts->words[i].word) != NULL;
        rows += facts->words[i].times;
        if (!is_known) continue;
        known_rows += facts->words[i].times;
        letters += strlen(facts->words[i].word);
        known++;
    }
    return (struct fit){rows == 0 ? 0 : (double)known_rows / (double)rows, telling_of_words(known, letters),
                        "known words"};
}

static double best_name(const char **best, const struct guess_name *names, size_t count,
                        const struct likeness_name *column) {
    double most = 0;

    for (size_t i = 0; i < count; i++) {
        double alike = likeness_of_names(column, &names[i].name) * names[i].weight;
        if (alike <= most) continue;
        most = alike;
        *best = names[i].named;
    }
    return most < NAME_LEAST ? 0 : most * NAME_MOST;
}

static double together(double name, double content) {
    return 1 - (1 - name) * (1 - content);
}

static const char *reason(struct arena *arena, double name, const char *best, const struct fit *fit,
                          bool empty) {
    if (empty) return arena_format(arena, "named like \"%s\"; the column is empty", best);
    if (name == 0) return arena_format(arena, "%.0f%% are %s", fit->share * 100, fit->called);
    if (fit->called == NULL) return arena_format(arena, "named like \"%s\"", best);
    return arena_format(arena, "named like \"%s\"; %.0f%% are %s", best, fit->share * 100, fit->called);
}

/* What the values make of what the name says. */
static double weighed(const struct field *field, double name, const struct fit *fit,
                      const struct column_facts *facts) {
    bool many = facts->more_words || facts->word_count > CODE_WORDS_MOST;

    if (facts->given == 0) return name * EMPTY_COLUMN;
    if (fit->called == NULL) return name;
    if (fit->share >= FITS_LEAST) return together(name, fit->telling * fit->share);
    if (field->type == FIELD_CODE) {
        double doubted = many ? name * fit->share : name * WORDS_UNKNOWN;
        /* Read so, most cells would be left out: proposed, for a person to map the words, and not taken. */
        return fit->share < WORDS_LEAST && doubted >= GUESS_TAKEN ? GUESS_TAKEN - 0.01 : doubted;
    }
    if (field->type == FIELD_TEXT) return name * (0.6 + 0.4 * fit->share); /* of any shape, at a pinch */
    return name * fit->share;
}

/* Text fields are for words: a column of dates or long numbers is none. */
static struct fit fit_of_text(const struct field *field, const struct column_facts *facts) {
    double words = column_facts_share(facts, SHAPE_TEXT);

    if (strcmp(field->name, "name") == 0 || strcmp(field->name, "street") == 0)
        return (struct fit){words, 0.05, "words"};
    return (struct fit){column_facts_share(facts, SHAPE_DATE) > 0.5 ? 0 : 1, 0, NULL};
}

static struct fit fit_of(struct arena *arena, const struct field *field, const struct column_facts *facts,
                         const struct codes *codes) {
    const struct look *look = look_of(field);

    if (field->type == FIELD_CODE) return fit_of_words(arena, field->list, facts, codes);
    return look != NULL ? fit_of_shape(look, facts) : fit_of_text(field, facts);
}

struct guess_score guess_score(struct arena *arena, const struct field *field, const struct guess_name *names,
                               size_t name_count, const struct likeness_name *column,
                               const struct column_facts *facts, const struct codes *codes) {
    const char *best = NULL;
    double name = best_name(&best, names, name_count, column), confidence;
    struct fit fit = fit_of(arena, field, facts, codes);

    confidence = weighed(field, name, &fit, facts);
    if (confidence < NAME_LEAST) return (struct guess_score){confidence, NULL};
    return (struct guess_score){confidence, reason(arena, name, best, &fit, facts->given == 0)};
}

/* Words that no list knows may be mapped, and faults are many: only what is plainly another thing is none. */
bool guess_possible(struct arena *arena, const struct field *field, const struct column_facts *facts,
                    const struct codes *codes) {
    struct fit fit;

    if (facts->given < POSSIBLE_ROWS || field->type == FIELD_TEXT || field->type == FIELD_CODE) return true;
    fit = fit_of(arena, field, facts, codes);
    if (field->type == FIELD_NUMBER || field->type == FIELD_INTEGER)
        fit.share = column_facts_share(facts, SHAPE_NUMBER);
    return fit.share >= POSSIBLE_LEAST;
}
