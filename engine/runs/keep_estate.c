/* The estate's means of a run, by three bases, with the change since the run compared with. */
#include <math.h>
#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/objectives/estate.h"
#include "engine/runs/inside.h"
#include "sql/embedded.h"

struct level {
    const char *name;
    const char *code;
    const struct result *now;     /* one for each row */
    const struct result *before;  /* NULL: none */
    const struct estate *estates; /* by basis */
    const struct estate *earlier; /* the same of the run compared with; NULL: none */
};

/* Mean change over the assets that have a score in both runs; an asset counts alike in both. */
static double change_of(const struct kept *kept, const struct level *level, const size_t *order,
                        enum estate_basis basis) {
    const struct portfolio *portfolio = kept->inputs->portfolio;
    double sum = 0, total = 0;

    if (!level->before) return NAN;
    for (size_t i = 0; i < portfolio->count; i++) {
        size_t row = order[i];
        const struct portfolio_asset *asset = &portfolio->assets[row];
        double share = basis == ESTATE_COUNT        ? 1
                       : basis == ESTATE_FLOOR_AREA ? asset->floor_area_m2
                                                    : asset->replacement_cost;
        if (kept->match[row] == SIZE_MAX) continue;
        double change = level->now[row].score - level->before[kept->match[row]].score;
        if (isnan(change) || isnan(share)) continue;
        sum += share * change;
        total += share;
    }
    return total > 0 ? sum / total : NAN;
}

static void add_estate(struct text *out, const struct kept *kept, const struct level *level,
                       const size_t *order, enum estate_basis basis) {
    const struct criteria *criteria = kept->inputs->criteria;
    struct estate estate = level->estates[basis];
    double change = change_of(kept, level, order, basis);

    copy_binary_row(out, 22);
    copy_binary_int8(out, kept->run_id);
    copy_binary_text(out, level->name);
    copy_binary_text(out, level->code);
    copy_binary_text(out, estate_basis_code(basis));
    copy_binary_float8(out, estate.score);
    copy_binary_text(out, rating_code(estate.rating));
    copy_binary_float8(out, estate.basis_total);
    copy_binary_int4(out, estate.scored);
    copy_binary_int4(out, estate.ratings[RATING_GREEN]);
    copy_binary_int4(out, estate.ratings[RATING_AMBER]);
    copy_binary_int4(out, estate.ratings[RATING_RED]);
    copy_binary_int4(out, estate.ratings[RATING_INSUFFICIENT]);
    copy_binary_int4(out, estate.ratings[RATING_NOT_APPLICABLE]);
    copy_binary_int4(out, estate.assets_failed);
    copy_binary_int4(out, estate.assets_unproven);
    copy_binary_int4(out, estate.failed_guards);
    copy_binary_int4(out, estate.unproven_guards);
    copy_binary_float8(out, estate.coverage);
    copy_binary_text(out, direction_code(direction_of(&criteria->rules, 0, change)));
    copy_binary_float8(out, change);
    copy_binary_float8(out, level->earlier ? level->earlier[basis].score : (double)NAN);
    copy_binary_text(out, level->earlier ? rating_code(level->earlier[basis].rating) : NULL);
}

static void add_level(struct text *out, const struct kept *kept, const struct level *level,
                      const size_t *order) {
    for (int basis = 0; basis < ESTATE_BASES; basis++)
        add_estate(out, kept, level, order, (enum estate_basis)basis);
}

/* The estate of before as it was then, with assets that have gone since and without those that came. */
static struct estate *estates_before(const struct kept *kept) {
    if (!kept->before) return NULL;
    size_t *order = portfolio_order(kept->inputs->earlier);
    struct estate *estates =
        estate_levels(kept->inputs->earlier, kept->inputs->criteria, kept->before, order);
    free(order);
    return estates;
}

static void add_all(struct text *out, const struct kept *kept, const size_t *order) {
    static const char *const numbers[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
    const struct judgement *now = kept->now;
    const struct judgement *before = kept->before;
    struct estate *estates = estate_levels(kept->inputs->portfolio, kept->inputs->criteria, now, order);
    struct estate *earlier = estates_before(kept);
    size_t at = 0;

    for (size_t o = 0; o < now->objective_count; o++, at += ESTATE_BASES)
        add_level(out, kept,
                  &(struct level){"objective", numbers[o], now->objectives + o * now->count,
                                  before ? before->objectives + o * before->count : NULL, estates + at,
                                  earlier ? earlier + at : NULL},
                  order);
    for (size_t c = 0; c < now->commitment_count; c++, at += ESTATE_BASES)
        add_level(out, kept,
                  &(struct level){"commitment", kept->inputs->criteria->commitments[c].code,
                                  now->commitments + c * now->count,
                                  before ? before->commitments + c * before->count : NULL, estates + at,
                                  earlier ? earlier + at : NULL},
                  order);
    free(earlier);
    free(estates);
}

enum status keep_estate(struct store *db, const struct kept *kept, struct error *err) {
    struct text bytes = TEXT_EMPTY;
    size_t *order = portfolio_order(kept->inputs->portfolio);

    copy_binary_header(&bytes);
    add_all(&bytes, kept, order);
    enum status status = keep_copied(db, sql_run_copy_estate, &bytes, err);
    free(order);
    text_free(&bytes);
    return status;
}
