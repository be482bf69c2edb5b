#include "engine/runs/what_if_answer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sql/embedded.h"

enum { ASSET, REFERENCE, NAME, FACT, LABEL, UNIT, KIND, VALUE, PROBLEM };

enum status supposed_read(struct supposed *supposed, struct store *db, const char *given, struct error *err) {
    *supposed = (struct supposed){0};
    enum status status = store_query(db, sql_what_if_changes, BIND(given), STORE_MANY, &supposed->rows, err);

    if (status != STATUS_OK) return status;
    const struct rows *rows = supposed->rows;
    supposed->count = rows_count(rows);
    supposed->changes = memory_array(supposed->count, sizeof *supposed->changes);
    for (size_t i = 0; i < supposed->count; i++) {
        if (!rows_is_null(rows, i, PROBLEM))
            return error_set(err, STATUS_INVALID, "%s", rows_text(rows, i, PROBLEM));
        supposed->changes[i] = (struct what_if_change){rows_integer(rows, i, ASSET), rows_text(rows, i, FACT),
                                                       rows_number(rows, i, VALUE)};
    }
    return STATUS_OK;
}

void supposed_free(struct supposed *supposed) {
    rows_free(supposed->rows);
    free(supposed->changes);
    *supposed = (struct supposed){0};
}

enum status supposed_withheld(bool **out, struct store *db, const struct recalled *recalled,
                              const struct what_if *what_if, struct error *err) {
    const struct criteria *criteria = recalled->inputs->criteria;
    bool *withheld = memory_array(what_if->count * criteria->count, sizeof *withheld);
    enum status status = STATUS_OK;

    for (size_t at = 0; at < what_if->count && status == STATUS_OK; at++) {
        struct rows *rows = NULL;
        char asset[24];
        bind_integer(asset, what_if->facts->assets[at].asset_id);
        status = store_query(db, sql_what_if_withheld, BIND(asset), STORE_MANY, &rows, err);
        for (size_t i = 0; status == STATUS_OK && i < rows_count(rows); i++)
            for (size_t c = 0; c < criteria->count; c++)
                if (criteria->items[c].id == rows_integer(rows, i, 0))
                    withheld[at * criteria->count + c] = true;
        rows_free(rows);
    }
    *out = withheld;
    return status;
}

/* With the other tests and the weights, the score of a commitment tells a test that is withheld. */
static bool is_withheld(const struct recalled *recalled, const bool *withheld, size_t commitment, size_t at) {
    const struct criteria *criteria = recalled->inputs->criteria;

    for (size_t c = 0; c < criteria->count; c++)
        if (criteria->items[c].commitment == commitment && withheld[at * criteria->count + c]) return true;
    return false;
}

bool what_if_tells_commitment(const struct what_if *what_if, const struct recalled *recalled,
                              const bool *withheld, size_t commitment, size_t at) {
    return what_if_commitment_moved(what_if, recalled, commitment, at) &&
           !is_withheld(recalled, withheld, commitment, at);
}

bool what_if_tells_test(const struct what_if *what_if, const struct recalled *recalled, const bool *withheld,
                        size_t criterion, size_t at) {
    return what_if_test_moved(what_if, recalled, criterion, at) &&
           !withheld[at * recalled->inputs->criteria->count + criterion];
}

/* --- writing --- */

static void add_result(struct json *json, const char *name, const struct result *result, bool objective) {
    json_name(json, name);
    json_object(json);
    json_number_member(json, "score", result->score);
    json_text_member(json, "rating", rating_code((enum rating)result->rating));
    json_text_member(json, "guard", guard_code((enum guard_state)result->guard));
    if (objective) {
        json_number_member(json, "uncapped", result->uncapped);
        json_number_member(json, "coverage", result->coverage);
        json_number_member(json, "confidence", result->confidence);
    }
    json_end(json);
}

static const char *objective_title(const struct recalled *recalled, size_t objective) {
    char code[24];

    return recalled_words(recalled, "objective", bind_integer(code, (int64_t)objective + 1));
}

static void add_objectives(struct json *json, const struct recalled *recalled, const struct what_if *what_if,
                           size_t at) {
    json_name(json, "objectives");
    json_array(json);
    for (size_t o = 0; o < what_if->after->objective_count; o++) {
        json_object(json);
        json_integer_member(json, "objective", (int64_t)o + 1);
        json_text_member(json, "title", objective_title(recalled, o));
        add_result(json, "before", judgement_objective(recalled->judged, o, what_if->rows[at]), true);
        add_result(json, "after", judgement_objective(what_if->after, o, at), true);
        json_end(json);
    }
    json_end(json);
}

static void add_commitments(struct json *json, const struct recalled *recalled, const struct what_if *what_if,
                            const bool *withheld, size_t at) {
    const struct criteria *criteria = recalled->inputs->criteria;

    json_name(json, "commitments");
    json_array(json);
    for (size_t c = 0; c < criteria->commitment_count; c++) {
        if (!what_if_tells_commitment(what_if, recalled, withheld, c, at)) continue;
        json_object(json);
        json_text_member(json, "commitment", criteria->commitments[c].code);
        json_text_member(json, "title",
                         recalled_words(recalled, "commitment", criteria->commitments[c].code));
        add_result(json, "before", judgement_commitment(recalled->judged, c, what_if->rows[at]), false);
        add_result(json, "after", judgement_commitment(what_if->after, c, at), false);
        json_end(json);
    }
    json_end(json);
}

static void add_test(struct json *json, const char *name, const struct judgement *judgement, size_t place) {
    json_name(json, name);
    json_object(json);
    json_text_member(json, "state", criterion_state_code((enum criterion_state)judgement->states[place]));
    json_number_member(json, "points", judgement->points[place]);
    json_end(json);
}

static void add_tests(struct json *json, const struct recalled *recalled, const struct what_if *what_if,
                      const bool *withheld, size_t at) {
    const struct criteria *criteria = recalled->inputs->criteria;

    json_name(json, "tests");
    json_array(json);
    for (size_t c = 0; c < criteria->count; c++) {
        const struct criterion *criterion = &criteria->items[c];
        if (!what_if_tells_test(what_if, recalled, withheld, c, at)) continue;
        json_object(json);
        json_text_member(json, "criterion", criterion->code);
        json_text_member(json, "commitment", criteria->commitments[criterion->commitment].code);
        json_text_member(json, "fact", what_if->facts->fact_codes[criterion->fact]);
        json_text_member(json, "label",
                         recalled_words(recalled, "fact", what_if->facts->fact_codes[criterion->fact]));
        add_test(json, "before", recalled->judged, c * recalled->judged->count + what_if->rows[at]);
        add_test(json, "after", what_if->after, c * what_if->after->count + at);
        json_end(json);
    }
    json_end(json);
}

static void add_changes(struct json *json, const struct recalled *recalled, const struct supposed *supposed,
                        const struct what_if *what_if, size_t at) {
    const struct portfolio *portfolio = recalled->inputs->portfolio;

    json_name(json, "changes");
    json_array(json);
    for (size_t i = 0; i < supposed->count; i++) {
        if (supposed->changes[i].asset_id != what_if->facts->assets[at].asset_id) continue;
        size_t fact = (size_t)portfolio_fact(portfolio, supposed->changes[i].fact);
        json_object(json);
        json_text_member(json, "fact", supposed->changes[i].fact);
        json_text_member(json, "label", rows_text(supposed->rows, i, LABEL));
        json_text_member(json, "unit", rows_text(supposed->rows, i, UNIT));
        json_number_member(json, "before", portfolio->values[fact][what_if->rows[at]]);
        json_number_member(json, "after", supposed->changes[i].value);
        json_end(json);
    }
    json_end(json);
}

static const char *column_of(const struct supposed *supposed, int64_t asset_id, size_t column) {
    for (size_t i = 0; i < supposed->count; i++)
        if (supposed->changes[i].asset_id == asset_id) return rows_text(supposed->rows, i, column);
    return NULL;
}

static void add_estate(struct json *json, const char *name, const struct estate *estate) {
    json_name(json, name);
    json_object(json);
    json_number_member(json, "score", estate->score);
    json_text_member(json, "rating", rating_code(estate->rating));
    json_integer_member(json, "green", estate->ratings[RATING_GREEN]);
    json_integer_member(json, "amber", estate->ratings[RATING_AMBER]);
    json_integer_member(json, "red", estate->ratings[RATING_RED]);
    json_integer_member(json, "assets_failed", estate->assets_failed);
    json_end(json);
}

void what_if_write(struct json *json, const struct recalled *recalled, const struct supposed *supposed,
                   const struct what_if *what_if, const bool *withheld) {
    json_integer_member(json, "run", recalled->run_id);
    json_text_member(json, "as_at", recalled->inputs->as_at);
    json_name(json, "assets");
    json_array(json);
    for (size_t at = 0; at < what_if->count; at++) {
        int64_t asset_id = what_if->facts->assets[at].asset_id;
        json_object(json);
        json_text_member(json, "reference", column_of(supposed, asset_id, REFERENCE));
        json_text_member(json, "name", column_of(supposed, asset_id, NAME));
        json_boolean_member(json, "scored", what_if->facts->assets[at].scored);
        add_changes(json, recalled, supposed, what_if, at);
        add_objectives(json, recalled, what_if, at);
        add_commitments(json, recalled, what_if, withheld, at);
        add_tests(json, recalled, what_if, withheld, at);
        json_end(json);
    }
    json_end(json);
    json_name(json, "estate");
    json_array(json);
    for (size_t o = 0; o < what_if->after->objective_count; o++) {
        json_object(json);
        json_integer_member(json, "objective", (int64_t)o + 1);
        json_text_member(json, "title", objective_title(recalled, o));
        add_estate(json, "before", &what_if->before_estate[o]);
        add_estate(json, "after", &what_if->after_estate[o]);
        json_end(json);
    }
    json_end(json);
}
