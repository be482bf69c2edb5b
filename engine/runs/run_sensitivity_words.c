/* What would change a rating, in words that a councillor reads. */
#include <math.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/runs/run_sensitivity.h"

enum { DECIMALS = 4 };

const char *run_sensitivity_rating(uint8_t rating) {
    static const char *const words[RATING_COUNT] = {"Green",     "Amber",          "Red",
                                                    "No rating", "Not applicable", "Not scored"};

    return rating < RATING_COUNT ? words[rating] : NULL;
}

static void add_unit(struct text *out, const struct run_sensitivity_fact *words) {
    if (!words->unit || text_equal(words->unit, "ratio")) return;
    text_add(out, text_equal(words->unit, "%") ? "%" : " ");
    if (!text_equal(words->unit, "%")) text_add(out, words->unit);
}

static int usual_decimals(const struct run_sensitivity_fact *words) {
    if (words->whole) return 0;
    return words->unit && text_equal(words->unit, "ratio") ? 2 : 1;
}

/* "62.1", "6", "1,250": no noughts behind the point. */
static void add_number(struct text *out, double value, int decimals) {
    char number[FORMAT_SIZE];

    format_decimal(number, value, decimals);
    size_t length = strlen(number);
    while (strchr(number, '.') && length > 0 && (number[length - 1] == '0' || number[length - 1] == '.')) {
        bool point = number[length - 1] == '.';
        number[--length] = '\0';
        if (point) break;
    }
    text_add(out, number);
}

static const char *label_of(const struct run_sensitivity *found, size_t fact, double value) {
    const struct sensitivity_fact *own = &found->facts[fact];

    for (size_t i = 0; i < own->value_count; i++)
        if (own->values[i] == value) return found->words[fact].labels[i];
    return NULL;
}

static void add_value(struct text *out, const struct run_sensitivity *found,
                      const struct sensitivity_change *change, double value, int decimals) {
    const struct run_sensitivity_fact *words = &found->words[change->fact];
    const char *label = label_of(found, change->fact, value);

    if (label) {
        text_add(out, label);
        return;
    }
    add_number(out, value, decimals);
    add_unit(out, words);
}

void run_sensitivity_value(struct text *out, const struct run_sensitivity *found,
                           const struct sensitivity_change *change, double value) {
    bool absent = change->kind == CHANGE_VALUE && found->criteria->items[change->criterion].absence_is_known;

    if (isnan(value))
        text_add(out, absent ? "nothing recorded" : "not known");
    else
        add_value(out, found, change, value, usual_decimals(&found->words[change->fact]));
}

/* --- from where to where --- */

struct span {
    double low, high;
    bool low_in, high_in;
    int decimals;
};

static double rounded(double value, int decimals, bool up) {
    double unit = pow(10, decimals), scaled = value * unit;
    /* What is a whole number but for the last bits is that number. */
    double near = nearbyint(scaled);

    if (fabs(scaled - near) < 1e-9 * fmax(1, fabs(scaled))) return near / unit;
    return (up ? ceil(scaled) : floor(scaled)) / unit;
}

static bool says_the_same(double value, double end, int decimals) {
    return isfinite(end) && !isnan(value) && rounded(end, decimals, true) == rounded(value, decimals, true);
}

/* Rounded inwards, so that what is said is true, to as many decimals as tell it from what is now. */
static struct span span_of(const struct run_sensitivity_fact *words, const struct sensitivity_change *change,
                           const struct sensitivity_move *move) {
    struct span span = {move->low, move->high, move->low_in, move->high_in, usual_decimals(words)};

    if (words->whole) {
        if (isfinite(span.low)) span.low = span.low_in ? ceil(span.low) : floor(span.low) + 1;
        if (isfinite(span.high)) span.high = span.high_in ? floor(span.high) : ceil(span.high) - 1;
        span.low_in = span.high_in = true;
        return span;
    }
    while (span.decimals < DECIMALS &&
           (says_the_same(change->value, move->low, span.decimals) ||
            says_the_same(change->value, move->high, span.decimals) ||
            rounded(move->low, span.decimals, true) > rounded(move->high, span.decimals, false)))
        span.decimals++;
    if (isfinite(span.low)) span.low = rounded(move->low, span.decimals, true);
    if (isfinite(span.high)) span.high = rounded(move->high, span.decimals, false);
    return span;
}

static void add_span(struct text *out, const struct run_sensitivity *found,
                     const struct sensitivity_change *change, const struct span *span) {
    bool low = isfinite(span->low), high = isfinite(span->high);

    if (!low && !high) {
        text_add(out, "any value");
        return;
    }
    if (low && high)
        text_add(out, "between ");
    else if (low)
        text_add(out, span->low_in ? "at least " : "above ");
    else
        text_add(out, span->high_in ? "at most " : "below ");
    add_value(out, found, change, low ? span->low : span->high, span->decimals);
    if (!low || !high) return;
    text_add(out, " and ");
    add_value(out, found, change, span->high, span->decimals);
}

void run_sensitivity_move(struct text *out, const struct run_sensitivity *found,
                          const struct sensitivity_change *change, const struct sensitivity_move *move) {
    const struct run_sensitivity_fact *words = &found->words[change->fact];
    bool number = change->kind == CHANGE_VALUE && !found->facts[change->fact].values;
    struct span span = span_of(words, change, move);

    text_format(out, "%s: ", words->label);
    if (number)
        add_span(out, found, change, &span);
    else
        run_sensitivity_value(out, found, change, move->low);
    text_add(out, " (");
    if (!isnan(change->value)) text_add(out, "now ");
    if (number && !isnan(change->value))
        add_value(out, found, change, change->value, span.decimals);
    else
        run_sensitivity_value(out, found, change, change->value);
    text_add(out, isnan(change->value) ? " now)" : ")");
}

/* --- weights and draws --- */

void run_sensitivity_weight(struct text *out, const struct run_sensitivity *found,
                            const struct sensitivity_weight *weight, bool less) {
    double change = 100 * fabs(less ? weight->less : weight->more);

    if (weight->of_commitment)
        text_format(out, "commitment %s %s", found->criteria->commitments[weight->index].code,
                    found->commitment_titles[weight->index]);
    else
        text_format(out, "test %s", found->criteria->items[weight->index].code);
    text_format(out, " weighing %.0f%% %s", ceil(change), less ? "less" : "more");
}

void run_sensitivity_stays(struct text *out, const struct sensitivity_draws *draws) {
    double stays = 100 * sensitivity_stays(draws);
    uint8_t otherwise = sensitivity_else(draws);
    const char *rating = run_sensitivity_rating(draws->rating);

    if (otherwise == RATING_COUNT)
        text_format(out, "stays %s in every draw", rating);
    else /* 99.7% must not read as 100% */
        text_format(out, "stays %s in %.0f%% of draws, else mostly %s", rating, floor(stays),
                    run_sensitivity_rating(otherwise));
}
