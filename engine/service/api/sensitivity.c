/* GET /api/assets/{reference}/sensitivity and /api/sensitivity: what `terrier sensitivity` says. */
#include <math.h>
#include <stdlib.h>

#include "engine/base/format.h"
#include "engine/runs/run_sensitivity.h"
#include "engine/service/api/records_inside.h"

enum { LIMIT_USUAL = 100, LIMIT_MOST = 10000 };

/* --- what both say --- */

static void words_member(struct json *json, const char *name, struct text *words) {
    json_text_member(json, name, text_string(words));
    text_free(words);
}

static void about_members(struct json *json, const struct run_sensitivity *found) {
    json_integer_member(json, "draws", found->rules.draws);
    json_number_member(json, "weight_spread", found->rules.weight_spread);
    json_number_member(json, "weight_reach", found->rules.weight_reach);
    json_number_member(json, "robust_share", found->robust);
}

static void draws_members(struct json *json, const struct run_sensitivity *found,
                          const struct sensitivity_draws *draws) {
    json_number_member(json, "stays", sensitivity_stays(draws));
    json_boolean_member(json, "robust", sensitivity_stays(draws) >= found->robust);
    json_text_member(json, "otherwise", run_sensitivity_rating(sensitivity_else(draws)));
}

/* --- an asset --- */

static void move_member(struct json *json, const char *name, const struct run_sensitivity *found,
                        const struct sensitivity_change *change, const struct sensitivity_move *move) {
    struct text words = TEXT_EMPTY;

    json_name(json, name);
    if (move->rating == RATING_COUNT) {
        json_null(json);
        return;
    }
    run_sensitivity_move(&words, found, change, move);
    json_object(json);
    json_text_member(json, "rating", run_sensitivity_rating(move->rating));
    json_number_member(json, "low", move->low);
    json_number_member(json, "high", move->high);
    json_boolean_member(json, "low_included", move->low_in);
    json_boolean_member(json, "high_included", move->high_in);
    words_member(json, "sentence", &words);
    json_end(json);
}

static void change_object(struct json *json, const struct run_sensitivity *found,
                          const struct sensitivity_change *change) {
    static const char *const kinds[] = {"fact", "condition", "must_hold"};
    struct text now = TEXT_EMPTY;

    json_object(json);
    json_text_member(json, "kind", kinds[change->kind]);
    json_text_member(json, "fact", found->facts[change->fact].code);
    json_text_member(json, "label", found->words[change->fact].label);
    json_text_member(json, "criterion", found->criteria->items[change->criterion].code);
    run_sensitivity_value(&now, found, change, change->value);
    words_member(json, "now", &now);
    json_number_member(json, "value", change->value);
    move_member(json, "better", found, change, &change->better);
    move_member(json, "worse", found, change, &change->worse);
    json_end(json);
}

static void weight_object(struct json *json, const struct run_sensitivity *found,
                          const struct sensitivity_weight *weight) {
    json_object(json);
    json_text_member(json, "of", weight->of_commitment ? "commitment" : "criterion");
    json_text_member(json, "code",
                     weight->of_commitment ? found->criteria->commitments[weight->index].code
                                           : found->criteria->items[weight->index].code);
    json_number_member(json, "weight", weight->weight);
    json_number_member(json, "less", weight->less);
    json_text_member(json, "less_rating", run_sensitivity_rating(weight->less_rating));
    json_number_member(json, "more", weight->more);
    json_text_member(json, "more_rating", run_sensitivity_rating(weight->more_rating));
    json_end(json);
}

static void changes_members(struct json *json, const struct run_sensitivity *found,
                            const struct run_sensitivity_asset *asset, size_t objective) {
    size_t most = run_sensitivity_most(found, asset);
    struct sensitivity_change *changes = memory_array(most, sizeof *changes);
    struct sensitivity_weight *weights = memory_array(most, sizeof *weights);
    size_t count = sensitivity_changes(found->engine, asset->tests, asset->count, objective, changes);

    json_name(json, "facts");
    json_array(json);
    for (size_t i = 0; i < count; i++)
        change_object(json, found, &changes[i]);
    json_end(json);
    count = sensitivity_weights(found->engine, asset->tests, asset->count, objective, weights);
    json_name(json, "weights");
    json_array(json);
    for (size_t i = 0; i < count; i++)
        weight_object(json, found, &weights[i]);
    json_end(json);
    free(changes);
    free(weights);
}

static void objective_object(struct json *json, const struct run_sensitivity *found,
                             const struct run_sensitivity_asset *asset, size_t objective,
                             const struct sensitivity_draws *draws) {
    struct result stands = sensitivity_stands(found->engine, asset->tests, asset->count, objective);

    json_object(json);
    json_integer_member(json, "objective", (int64_t)objective + 1);
    json_text_member(json, "title", found->titles[objective]);
    json_text_member(json, "rating", run_sensitivity_rating(stands.rating));
    json_number_member(json, "score", stands.score);
    draws_members(json, found, draws);
    json_text_member(json, "if_must_hold_passed",
                     run_sensitivity_rating(
                         sensitivity_guards_passed(found->engine, asset->tests, asset->count, objective)));
    changes_members(json, found, asset, objective);
    json_end(json);
}

static void withheld_member(struct json *json, const struct run_sensitivity *found) {
    json_name(json, "withheld");
    json_array(json);
    for (size_t o = 0; o < found->criteria->objective_count; o++)
        for (size_t a = 0; a < found->asset_count; a++)
            if (run_sensitivity_withheld(&found->assets[a], o)) json_integer(json, (int64_t)o + 1);
    json_end(json);
}

static void objectives_member(struct json *json, const struct run_sensitivity *found) {
    size_t objectives = found->criteria->objective_count;
    struct sensitivity_draws *draws = memory_array(objectives + 1, sizeof *draws);

    json_name(json, "objectives");
    json_array(json);
    for (size_t a = 0; a < found->asset_count; a++) {
        const struct run_sensitivity_asset *asset = &found->assets[a];
        sensitivity_draw(found->engine, asset->asset_id, asset->tests, asset->count, draws);
        for (size_t o = 0; o < objectives; o++)
            if (draws[o].rating != RATING_NOT_APPLICABLE && !run_sensitivity_withheld(asset, o))
                objective_object(json, found, asset, o, &draws[o]);
    }
    json_end(json);
    free(draws);
}

static enum status read_asset(struct request *request, struct json *json, void *context, struct error *err) {
    struct run_sensitivity *found = NULL;
    const char *asset = NULL, *run = NULL;
    enum status status = records_asset(request, &asset, err);

    (void)context;
    if (status == STATUS_OK) status = explain_find_run(request, &run, err);
    if (status == STATUS_OK) status = explain_write_asset(request, json, run, &asset, err);
    if (status == STATUS_OK) status = run_sensitivity_read(request_db(request), run, asset, &found, err);
    if (status != STATUS_OK) return status;
    about_members(json, found);
    withheld_member(json, found);
    objectives_member(json, found);
    run_sensitivity_free(found);
    return STATUS_OK;
}

/* --- the estate --- */

struct asked {
    int64_t objective; /* 0: all */
    int limit;
};

static void totals_member(struct json *json, const struct run_sensitivity *found,
                          const struct run_sensitivity_total *totals, int64_t objective) {
    json_name(json, "objectives");
    json_array(json);
    for (size_t o = 0; o < found->criteria->objective_count; o++) {
        if (objective != 0 && (size_t)objective != o + 1) continue;
        json_object(json);
        json_integer_member(json, "objective", (int64_t)o + 1);
        json_text_member(json, "title", found->titles[o]);
        json_integer_member(json, "ratings", (int64_t)totals[o].ratings);
        json_integer_member(json, "robust", (int64_t)totals[o].robust);
        json_integer_member(json, "withheld", (int64_t)totals[o].withheld);
        json_end(json);
    }
    json_end(json);
}

static void line_object(struct json *json, const struct run_sensitivity *found,
                        const struct run_sensitivity_line *line) {
    json_object(json);
    json_text_member(json, "reference", line->asset->reference);
    json_text_member(json, "name", line->asset->name);
    json_integer_member(json, "objective", (int64_t)line->objective + 1);
    json_text_member(json, "rating", run_sensitivity_rating(line->stands.rating));
    json_number_member(json, "score", line->stands.score);
    draws_members(json, found, &line->draws);
    json_end(json);
}

static void estate_members(struct json *json, struct run_sensitivity *found, const struct asked *asked) {
    struct run_sensitivity_total *totals =
        arena_array(found->arena, found->criteria->objective_count + 1, sizeof *totals);
    struct run_sensitivity_line *lines;
    size_t objective = asked->objective ? (size_t)asked->objective - 1 : SIZE_MAX;
    size_t count = run_sensitivity_lines(found, objective, &lines, totals);

    totals_member(json, found, totals, asked->objective);
    json_name(json, "ratings");
    json_array(json);
    for (size_t i = 0; i < count && i < (size_t)asked->limit; i++)
        line_object(json, found, &lines[i]);
    json_end(json);
}

static enum status read_estate(struct request *request, struct json *json, void *context, struct error *err) {
    struct run_sensitivity *found = NULL;
    const char *run = NULL;
    enum status status = explain_find_run(request, &run, err);

    if (status == STATUS_OK) status = run_sensitivity_read(request_db(request), run, NULL, &found, err);
    if (status != STATUS_OK) return status;
    json_raw_member(json, "run", run);
    about_members(json, found);
    estate_members(json, found, context);
    run_sensitivity_free(found);
    return STATUS_OK;
}

/* --- parameters --- */

static enum status check_run(struct request *request, struct error *err) {
    const char *run = request_parameter(request, "run");
    int64_t number;

    if (run != NULL && (!number_parse_integer(run, &number) || number < 1))
        return request_bad_parameter(request, err, "run",
                                     "`run` is the number of a run: /api/runs lists them");
    return STATUS_OK;
}

enum status sensitivity_asset(struct request *request, struct response *response, struct error *err) {
    enum status status = check_run(request, err);

    return status == STATUS_OK ? records_answer(request, response, read_asset, NULL, err) : status;
}

enum status sensitivity_estate(struct request *request, struct response *response, struct error *err) {
    const char *objective = request_parameter(request, "objective");
    struct asked asked = {0};
    enum status status = check_run(request, err);

    if (status == STATUS_OK && objective &&
        (!number_parse_integer(objective, &asked.objective) || asked.objective < 1 || asked.objective > 6))
        status =
            request_bad_parameter(request, err, "objective", "`objective` is 1 to 6, not `%.40s`", objective);
    if (status == STATUS_OK) status = records_limit(request, LIMIT_USUAL, LIMIT_MOST, &asked.limit, err);
    return status == STATUS_OK ? records_answer(request, response, read_estate, &asked, err) : status;
}
