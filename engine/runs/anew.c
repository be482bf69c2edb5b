#include "engine/runs/anew.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/runs/inside.h"

enum status anew_judge(struct anew **out, struct store *db, struct error *err) {
    struct run_inputs *inputs = NULL;
    enum status status = run_load_past(db, &inputs, err);

    if (status != STATUS_OK) return status;
    *out = memory_array(1, sizeof **out);
    **out = (struct anew){inputs, judge(inputs->portfolio, inputs->criteria, JUDGE_DETAIL)};
    return STATUS_OK;
}

void anew_free(struct anew *anew) {
    if (!anew) return;
    judgement_free(anew->judged);
    run_inputs_free(anew->inputs);
    free(anew);
}

/* --- one asset, as JSON --- */

static void add_result(struct json *json, const struct result *result) {
    json_number_member(json, "score", result->score);
    json_text_member(json, "rating", rating_code((enum rating)result->rating));
    json_number_member(json, "uncapped_score", result->uncapped);
    json_number_member(json, "coverage", result->coverage);
    json_number_member(json, "confidence", result->confidence);
    json_text_member(json, "guard_state", guard_code((enum guard_state)result->guard));
}

static void add_objectives(struct json *json, const struct anew *anew, size_t row) {
    json_name(json, "objectives");
    json_array(json);
    for (size_t o = 0; o < anew->judged->objective_count; o++) {
        json_object(json);
        json_integer_member(json, "objective", (int64_t)o + 1);
        add_result(json, judgement_objective(anew->judged, o, row));
        json_end(json);
    }
    json_end(json);
}

static void add_commitments(struct json *json, const struct anew *anew, size_t row) {
    json_name(json, "commitments");
    json_array(json);
    for (size_t c = 0; c < anew->judged->commitment_count; c++) {
        const struct result *result = judgement_commitment(anew->judged, c, row);
        if (!result_is_kept(result)) continue;
        json_object(json);
        json_text_member(json, "commitment_code", anew->inputs->criteria->commitments[c].code);
        add_result(json, result);
        json_end(json);
    }
    json_end(json);
}

static void add_test(struct json *json, const struct anew *anew, size_t criterion, size_t row) {
    const struct portfolio *portfolio = anew->inputs->portfolio;
    size_t fact = anew->inputs->criteria->items[criterion].fact;
    size_t at = criterion * anew->judged->count + row;
    enum criterion_state state = (enum criterion_state)anew->judged->states[at];
    int32_t date = portfolio_date(portfolio, fact, row);
    char day[FORMAT_SIZE];

    json_object(json);
    json_integer_member(json, "criterion_id", anew->inputs->criteria->items[criterion].id);
    json_text_member(json, "state", criterion_state_code(state));
    json_number_member(json, "fact_value", state == STATE_KNOWN ? portfolio->values[fact][row] : (double)NAN);
    json_text_member(json, "fact_on", date == PORTFOLIO_NO_DATE ? NULL : date_format(day, date));
    json_number_member(json, "points", anew->judged->points[at]);
    json_end(json);
}

static void add_tests(struct json *json, const char *name, const struct anew *anew, size_t row, bool guards) {
    const struct criteria *criteria = anew->inputs->criteria;

    json_name(json, name);
    json_array(json);
    for (size_t c = 0; c < criteria->count; c++)
        if (anew->judged->states[c * anew->judged->count + row] != STATE_NOT_APPLICABLE &&
            guards == (criteria->items[c].kind == CRITERION_GUARD))
            add_test(json, anew, c, row);
    json_end(json);
}

static void add_facts(struct json *json, const struct run_inputs *inputs, size_t row) {
    size_t marked[RUN_ESTIMATES_MAX], count = run_estimated(inputs, row, marked);

    json_name(json, "fact_codes");
    json_array(json);
    for (size_t f = 0; f < inputs->portfolio->fact_count; f++)
        json_text(json, inputs->portfolio->fact_codes[f]);
    json_end(json);
    json_name(json, "estimated");
    json_array(json);
    for (size_t i = 0; i < count; i++)
        json_integer(json, (int64_t)marked[i] + 1);
    json_end(json);
}

enum status anew_write(struct text *out, const struct anew *anew, int64_t asset_id, const char *reference,
                       struct error *err) {
    const struct portfolio *portfolio = anew->inputs->portfolio;
    size_t row = facts_row(portfolio, asset_id);
    struct json json = json_writer(out);

    if (row == portfolio->count || portfolio->assets[row].asset_id != asset_id)
        return error_set(err, STATUS_NOT_FOUND,
                         "%s was outside the counts as at %s, or not held yet or any more: it is not judged",
                         reference, anew->inputs->as_at);
    const struct portfolio_asset *asset = &portfolio->assets[row];
    json_object(&json);
    json_integer_member(&json, "asset", asset_id);
    json_text_member(&json, "category", portfolio->categories[asset->category]);
    json_text_member(&json, "class", portfolio_class_name(asset->key / PORTFOLIO_DUTIES));
    json_text_member(&json, "duty", portfolio_duty_name(asset->key % PORTFOLIO_DUTIES));
    json_text_member(&json, "scope", anew->inputs->scopes[row]);
    add_facts(&json, anew->inputs, row);
    add_objectives(&json, anew, row);
    add_commitments(&json, anew, row);
    add_tests(&json, "tests", anew, row, false);
    add_tests(&json, "guards", anew, row, true);
    json_end(&json);
    return STATUS_OK;
}
