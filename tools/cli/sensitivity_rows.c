#include "tools/cli/sensitivity_rows.h"

#include <math.h>
#include <stdlib.h>

#include "tools/cli/cells.h"

enum column {
    C_OBJECTIVE,
    C_RATING,
    C_CHANGE,
    C_WHAT,
    C_NOW,
    C_WOULD_BE,
    C_LOW,
    C_HIGH,
    C_PERCENT,
    C_SENTENCE,
    COLUMNS
};

struct sheet {
    struct run_sensitivity *found;
    const char **cells;
    size_t rows;
    size_t objective;
    uint8_t rating;
};

static const char *number(struct sheet *sheet, double value) {
    return isfinite(value) ? arena_format(sheet->found->arena, "%.10g", value) : NULL;
}

static const char *taken(struct sheet *sheet, struct text *words) {
    const char *kept = arena_text(sheet->found->arena, text_string(words));

    text_free(words);
    return kept;
}

static const char **row(struct sheet *sheet, const char *change) {
    const char **cell = sheet->cells + sheet->rows++ * COLUMNS;

    cell[C_OBJECTIVE] = arena_format(sheet->found->arena, "%zu", sheet->objective + 1);
    cell[C_RATING] = run_sensitivity_rating(sheet->rating);
    cell[C_CHANGE] = change;
    return cell;
}

static void add_stays(struct sheet *sheet, const struct sensitivity_draws *draws) {
    const char **cell = row(sheet, "draws");
    struct text words = TEXT_EMPTY;

    run_sensitivity_stays(&words, draws);
    cell[C_WOULD_BE] = run_sensitivity_rating(sensitivity_else(draws));
    cell[C_PERCENT] = number(sheet, 100 * sensitivity_stays(draws));
    cell[C_SENTENCE] = taken(sheet, &words);
}

static void add_move(struct sheet *sheet, const struct sensitivity_change *change,
                     const struct sensitivity_move *move) {
    static const char *const kinds[] = {"fact", "condition", "must-hold test"};
    struct text now = TEXT_EMPTY, words = TEXT_EMPTY;

    if (move->rating == RATING_COUNT) return;
    const char **cell = row(sheet, kinds[change->kind]);
    run_sensitivity_value(&now, sheet->found, change, change->value);
    run_sensitivity_move(&words, sheet->found, change, move);
    cell[C_WHAT] = sheet->found->words[change->fact].label;
    cell[C_NOW] = taken(sheet, &now);
    cell[C_WOULD_BE] = run_sensitivity_rating(move->rating);
    cell[C_LOW] = number(sheet, move->low);
    cell[C_HIGH] = number(sheet, move->high);
    cell[C_SENTENCE] = taken(sheet, &words);
}

static void add_weight(struct sheet *sheet, const struct sensitivity_weight *weight, bool less) {
    const struct criteria *criteria = sheet->found->criteria;
    double change = less ? weight->less : weight->more;
    struct text words = TEXT_EMPTY;

    if (isnan(change)) return;
    const char **cell = row(sheet, weight->of_commitment ? "weight of commitment" : "weight of test");
    run_sensitivity_weight(&words, sheet->found, weight, less);
    cell[C_WHAT] = weight->of_commitment ? criteria->commitments[weight->index].code
                                         : criteria->items[weight->index].code;
    cell[C_NOW] = number(sheet, weight->weight);
    cell[C_WOULD_BE] = run_sensitivity_rating(less ? weight->less_rating : weight->more_rating);
    cell[C_PERCENT] = number(sheet, 100 * change);
    cell[C_SENTENCE] = taken(sheet, &words);
}

static void add_objective(struct sheet *sheet, const struct sensitivity_draws *draws,
                          struct sensitivity_change *changes, struct sensitivity_weight *weights) {
    const struct sensitivity *engine = sheet->found->engine;
    const struct run_sensitivity_asset *asset = &sheet->found->assets[0];
    size_t objective = sheet->objective;

    sheet->rating = draws->rating;
    if (draws->rating == RATING_NOT_APPLICABLE) return;
    add_stays(sheet, draws);
    size_t count = sensitivity_changes(engine, asset->tests, asset->count, objective, changes);
    for (size_t i = 0; i < count; i++) {
        add_move(sheet, &changes[i], &changes[i].better);
        add_move(sheet, &changes[i], &changes[i].worse);
    }
    count = sensitivity_weights(engine, asset->tests, asset->count, objective, weights);
    for (size_t i = 0; i < count; i++) {
        add_weight(sheet, &weights[i], true);
        add_weight(sheet, &weights[i], false);
    }
}

void sensitivity_rows_print(enum output_format format, struct run_sensitivity *found, size_t objective) {
    static const char *const names[COLUMNS] = {"objective", "rating", "change", "what",    "now",
                                               "would_be",  "low",    "high",   "percent", "sentence"};
    static const bool numbers[COLUMNS] = {
        [C_OBJECTIVE] = true, [C_LOW] = true, [C_HIGH] = true, [C_PERCENT] = true};
    const struct run_sensitivity_asset *asset = &found->assets[0];
    size_t objectives = found->criteria->objective_count, most = run_sensitivity_most(found, asset);
    struct sensitivity_draws *draws = arena_array(found->arena, objectives + 1, sizeof *draws);
    struct sheet sheet = {
        .found = found,
        .cells = arena_array(found->arena, (4 * most + 1) * objectives * COLUMNS + 1, sizeof *sheet.cells)};
    struct sensitivity_change *changes = arena_array(found->arena, most, sizeof *changes);
    struct sensitivity_weight *weights = arena_array(found->arena, most, sizeof *weights);

    sensitivity_draw(found->engine, asset->asset_id, asset->tests, asset->count, draws);
    for (sheet.objective = 0; sheet.objective < objectives; sheet.objective++)
        if ((objective == 0 || objective == sheet.objective + 1) &&
            !run_sensitivity_withheld(asset, sheet.objective))
            add_objective(&sheet, &draws[sheet.objective], changes, weights);
    struct cells table = {names, numbers, COLUMNS, sheet.rows, sheet.cells};
    cells_print(format, &table);
}
