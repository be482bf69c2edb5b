#include "importers/likeness.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define EDIT_MAX     48 /* longer words are alike only when they are the same */
#define COMMON       0.5
#define STOP         0.1
#define UNITS_DIFFER 0.2

static bool one_of(const char *word, const char *const *list) {
    for (; *list != NULL; list++)
        if (strcmp(*list, word) == 0) return true;
    return false;
}

/* --- a name as its words --- */

static const char *written_out(const char *word) {
    static const char *const forms[][2] = {{"no", "number"},
                                           {"nr", "number"},
                                           {"num", "number"},
                                           {"ref", "reference"},
                                           {"id", "reference"},
                                           {"addr", "address"},
                                           {"pc", "postcode"},
                                           {"pcode", "postcode"},
                                           {"bldg", "building"},
                                           {"blk", "block"},
                                           {"cat", "category"},
                                           {"desc", "description"},
                                           {"dept", "department"},
                                           {"yr", "year"},
                                           {"fy", "year"},
                                           {"val", "value"},
                                           {"qty", "quantity"},
                                           {"est", "estimated"},
                                           {"insp", "inspection"},
                                           {"inspected", "inspection"},
                                           {"maint", "maintenance"},
                                           {"org", "organisation"},
                                           {"organization", "organisation"},
                                           {"la", "authority"},
                                           {"ha", "hectares"},
                                           {"hectare", "hectares"},
                                           {"hect", "hectares"},
                                           {"acre", "acres"},
                                           {"acreage", "acres"},
                                           {"sqm", "m2"},
                                           {"m²", "m2"},
                                           {"sqft", "ft2"},
                                           {"eastings", "easting"},
                                           {"northings", "northing"},
                                           {"e", "easting"},
                                           {"n", "northing"},
                                           {"lat", "latitude"},
                                           {"lng", "longitude"},
                                           {"long", "longitude"},
                                           {"lon", "longitude"},
                                           {"pct", "percent"},
                                           {"prop", "property"},
                                           {"freq", "frequency"},
                                           {"gr", "grid"},
                                           {"commenced", "start"},
                                           {"commencement", "start"},
                                           {"begins", "start"},
                                           {"begin", "start"},
                                           {"from", "start"},
                                           {"until", "end"},
                                           {"to", "end"},
                                           {"ends", "end"},
                                           {"expiry", "end"},
                                           {"exp", "end"},
                                           {"expires", "end"},
                                           {"expire", "end"},
                                           {"expired", "end"},
                                           {"elec", "electric"},
                                           {"pri", "priority"},
                                           {"cond", "condition"},
                                           {"surveyed", "survey"},
                                           {"acquired", "acquisition"},
                                           {"purchased", "acquisition"},
                                           {"valued", "value"},
                                           {"valuation", "value"},
                                           {"book", "value"},
                                           {"vacant", "void"},
                                           {"tenant", "lessee"},
                                           {"£", "pounds"},
                                           {"gbp", "pounds"},
                                           {"uprns", "uprn"}};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i][0], word) == 0) return forms[i][1];
    return word;
}

/* Where one word ends: at a mark or space, before a capital after a small letter, and between letters and
 * figures, but for the units m2 and ft2. */
static size_t word_length(const char *at) {
    size_t length = 0;

    while (isalnum((unsigned char)at[length]) || (unsigned char)at[length] >= 0x80) {
        if (length > 0 && islower((unsigned char)at[length - 1]) && isupper((unsigned char)at[length])) break;
        length++;
    }
    return length;
}

static void add_word(struct likeness_name *name, struct arena *arena, const char *from, size_t length) {
    char *word = arena_bytes(arena, from, length);
    size_t end;

    for (char *at = word; *at != '\0'; at++)
        *at = (char)tolower((unsigned char)*at);
    end = strlen(word);
    if (end > 4 && word[end - 1] == 's' && word[end - 2] != 's' && strcmp(word, "hectares") != 0 &&
        strcmp(word, "acres") != 0 && strcmp(word, "expires") != 0)
        word[end - 1] = '\0';
    if (name->count < LIKENESS_WORDS_MAX) name->words[name->count++] = written_out(word);
}

/* "sq m", "sq ft" and "square metres" are one unit. */
static void join_units(struct likeness_name *name) {
    for (size_t i = 0; i + 1 < name->count; i++) {
        bool square = strcmp(name->words[i], "sq") == 0 || strcmp(name->words[i], "square") == 0;
        const char *next = name->words[i + 1];
        if (!square) continue;
        if (*next != 'm' && *next != 'f') continue;
        name->words[i] = *next == 'm' ? "m2" : "ft2";
        memmove(&name->words[i + 1], &name->words[i + 2], (name->count - i - 2) * sizeof *name->words);
        name->count--;
    }
}

struct likeness_name likeness_split(struct arena *arena, const char *name) {
    struct likeness_name out = {.joined = ""};

    while (*name != '\0') {
        size_t length = word_length(name);
        if (length > 0) add_word(&out, arena, name, length);
        if (*name == '%') add_word(&out, arena, "percent", 7);
        name += length > 0 ? length : 1;
    }
    join_units(&out);
    for (size_t i = 0; i < out.count; i++)
        out.joined = i == 0 ? out.words[0] : arena_format(arena, "%s%s", out.joined, out.words[i]);
    return out;
}

/* --- single words --- */

/* Letters to change, add or leave out; UINT8_MAX for words that are too long to tell. */
static unsigned edits(const char *a, const char *b) {
    size_t length_a = strlen(a), length_b = strlen(b);
    uint8_t row[EDIT_MAX + 1];

    if (length_a > EDIT_MAX || length_b > EDIT_MAX) return UINT8_MAX;
    for (size_t j = 0; j <= length_b; j++)
        row[j] = (uint8_t)j;
    for (size_t i = 1; i <= length_a; i++) {
        uint8_t diagonal = row[0];
        row[0] = (uint8_t)i;
        for (size_t j = 1; j <= length_b; j++) {
            uint8_t best = (uint8_t)(diagonal + (a[i - 1] != b[j - 1]));
            if (row[j] + 1 < best) best = (uint8_t)(row[j] + 1);
            if (row[j - 1] + 1 < best) best = (uint8_t)(row[j - 1] + 1);
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[length_b];
}

static bool has_figure(const char *word) {
    return word[strcspn(word, "0123456789")] != '\0';
}

/* A slip of the pen never changes a figure and seldom the first letter: "unsatisfactory" is none. */
static double alike_words(const char *a, const char *b) {
    size_t length_a = strlen(a), length_b = strlen(b);
    size_t shorter = length_a < length_b ? length_a : length_b, longer = length_a + length_b - shorter;
    unsigned slips;

    if (strcmp(a, b) == 0) return 1;
    if (shorter < 3 || a[0] != b[0] || has_figure(a) || has_figure(b)) return 0;
    if (strncmp(a, b, shorter) == 0) return longer - shorter <= 2 && shorter >= 5 ? 0.9 : 0.7;
    if (shorter < 5) return 0;
    slips = edits(a, b);
    if (slips == 1) return 0.9;
    return slips == 2 && shorter >= 8 ? 0.85 : 0;
}

/* --- headers --- */

static double weight(const char *word) {
    static const char *const stop[] = {"of", "the", "a",  "and", "or",     "in", "for",
                                       "is", "on",  "at", "per", "pounds", NULL};
    static const char *const common[] = {
        "asset", "property",    "building", "name", "type", "date",  "number",  "reference", "code", "status",
        "value", "description", "year",     "area", "main", "total", "council", "current",   NULL};

    if (one_of(word, stop)) return STOP;
    return one_of(word, common) ? COMMON : 1;
}

static const char *unit_of(const struct likeness_name *name) {
    static const char *const units[] = {"m2", "ft2", "hectares", "acres", "percent", "kwh", NULL};

    for (size_t i = 0; i < name->count; i++)
        if (one_of(name->words[i], units)) return name->words[i];
    return NULL;
}

/* The weight of `a`'s words that `b` has too, and of all of them. */
static void shared(const struct likeness_name *a, const struct likeness_name *b, double *both, double *all) {
    for (size_t i = 0; i < a->count; i++) {
        double best = 0;
        for (size_t j = 0; j < b->count; j++) {
            double alike = alike_words(a->words[i], b->words[j]);
            if (alike > best) best = alike;
        }
        *both += best * weight(a->words[i]);
        *all += weight(a->words[i]);
    }
}

double likeness_of_names(const struct likeness_name *a, const struct likeness_name *b) {
    double both = 0, all = 0, alike;
    const char *unit_a = unit_of(a), *unit_b = unit_of(b);

    if (a->count == 0 || b->count == 0) return 0;
    if (strcmp(a->joined, b->joined) == 0) return 1;
    shared(a, b, &both, &all);
    shared(b, a, &both, &all);
    alike = both / all;
    if (alike_words(a->joined, b->joined) > alike) alike = alike_words(a->joined, b->joined);
    if (unit_a != NULL && unit_b != NULL && strcmp(unit_a, unit_b) != 0) alike *= UNITS_DIFFER;
    return alike;
}

/* --- words for codes --- */

static bool denies(const struct likeness_name *name) {
    static const char *const denials[] = {"not",        "non",      "former", "formerly", "ex",
                                          "previously", "proposed", "never",  NULL};

    for (size_t i = 0; i < name->count; i++)
        if (one_of(name->words[i], denials)) return true;
    return false;
}

/* How much of the known words stands among those given; every one must. */
static double contained(const struct likeness_name *given, const struct likeness_name *known) {
    double least = 1;

    if (strlen(known->joined) < 4 || known->count > given->count) return 0;
    for (size_t i = 0; i < known->count; i++) {
        double best = 0;
        for (size_t j = 0; j < given->count; j++) {
            double alike = alike_words(given->words[j], known->words[i]);
            if (alike > best) best = alike;
        }
        if (best < least) least = best;
    }
    return least < 0.85 ? 0 : least * (0.75 + 0.2 * (double)known->count / (double)given->count);
}

/* Word for word, the least alike: "Grade II" is no misspelt "Grade I". */
static double in_order(const struct likeness_name *given, const struct likeness_name *known) {
    double least = 1;

    if (given->count != known->count) return 0;
    for (size_t i = 0; i < given->count; i++) {
        double alike = alike_words(given->words[i], known->words[i]);
        if (alike < least) least = alike;
    }
    return least;
}

double likeness_of_words(const struct likeness_name *given, const struct likeness_name *known) {
    size_t length = strlen(given->joined);
    double alike, within;

    if (given->count == 0 || known->count == 0 || denies(given) != denies(known)) return 0;
    if (strcmp(given->joined, known->joined) == 0) return 0.98;
    alike = in_order(given, known);
    if (alike > 0 && alike < 0.85) alike = 0.75; /* one begins the other */
    if (alike == 0.75 && (length < 4 || length > strlen(known->joined))) alike = 0;
    within = contained(given, known);
    return alike > within ? alike : within;
}
