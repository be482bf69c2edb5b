#include "engine/query/explanation.h"

#include <math.h>

#include "sql/embedded.h"

static void forget(struct explanation *found) {
    rows_free(found->asset);
    rows_free(found->levels);
    rows_free(found->criteria);
    rows_free(found->options);
    rows_free(found->plan);
    rows_free(found->proposals);
    found->asset = found->levels = found->criteria = found->options = found->plan = found->proposals = NULL;
}

enum status explanation_read(struct explanation *found, struct store *db, const char *run,
                             const char *reference, struct error *err) {
    enum status status;

    forget(found);
    status = store_query(db, sql_explain_asset, BIND(run, reference), STORE_MAYBE_ONE, &found->asset, err);
    if (status != STATUS_OK || rows_count(found->asset) == 0) return status;
    const char *asset = rows_text(found->asset, 0, ASSET_ID);
    status = store_query(db, sql_explain_levels, BIND(run, asset), STORE_MANY, &found->levels, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_explain_criteria, BIND(run, asset), STORE_MANY, &found->criteria, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_explain_options, BIND(run, asset), STORE_MANY, &found->options, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_explain_plan, BIND(run, asset), STORE_MAYBE_ONE, &found->plan, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_asset_standing, BIND(asset), STORE_MANY, &found->proposals, err);
    return status;
}

enum status explanation_read_anew(struct explanation *found, struct store *db,
                                  const struct explanation_anew *anew, struct error *err) {
    enum status status = store_run(db, sql_explain_anew_begin, BIND(anew->judged), err);

    forget(found);
    if (status == STATUS_OK)
        status = store_query(db, sql_explain_anew_asset, BIND_NONE, STORE_MAYBE_ONE, &found->asset, err);
    if (status != STATUS_OK || rows_count(found->asset) == 0) return status;
    const char *asset = rows_text(found->asset, 0, ASSET_ID);
    status =
        store_query(db, sql_explain_anew_levels, BIND(asset, anew->as_at), STORE_MANY, &found->levels, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_explain_anew_criteria, BIND(asset), STORE_MANY, &found->criteria, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_asset_standing, BIND(asset), STORE_MANY, &found->proposals, err);
    return status;
}

void explanation_free(struct explanation *found) {
    forget(found);
    rows_free(found->run);
    found->run = NULL;
}

bool explanation_is_scored(const struct explanation *found) {
    return rows_boolean(found->asset, 0, ASSET_SCORED);
}

bool explanation_applies(const struct rows *levels, size_t row) {
    return !text_equal(rows_text(levels, row, LEVEL_RATING), "Not applicable");
}

bool explanation_is_guard(const struct rows *tests, size_t row) {
    return text_equal(rows_text(tests, row, TEST_KIND), "guard");
}

bool explanation_has_state(const struct rows *tests, size_t row, const char *state) {
    return text_equal(rows_text(tests, row, TEST_STATE), state);
}

/* Without points and no guard: it is named with others of its kind. */
static bool is_named(const struct rows *tests, size_t row) {
    return explanation_has_state(tests, row, "withheld") ||
           (!explanation_is_guard(tests, row) && rows_is_null(tests, row, TEST_POINTS));
}

/* An opportunity that is none says nothing. */
static bool is_idle(const struct rows *tests, size_t row) {
    return text_equal(rows_text(tests, row, TEST_KIND), "opportunity") &&
           rows_number(tests, row, TEST_POINTS) == 0;
}

bool explanation_is_test_told(const struct rows *tests, size_t row, const char *commitment) {
    return text_equal(rows_text(tests, row, TEST_COMMITMENT), commitment) && !is_named(tests, row) &&
           !is_idle(tests, row) &&
           !(explanation_is_guard(tests, row) && explanation_has_state(tests, row, "passed"));
}

/* What is in no score is told where any of its tests is. */
static bool is_commitment_told(const struct explanation *found, size_t row) {
    const struct rows *levels = found->levels;

    if (!rows_is_null(levels, row, LEVEL_COVERAGE) || rows_text(levels, row, LEVEL_GUARD)) return true;
    for (size_t i = 0; i < rows_count(found->criteria); i++)
        if (text_equal(rows_text(found->criteria, i, TEST_COMMITMENT),
                       rows_text(levels, row, LEVEL_COMMITMENT)) &&
            !is_idle(found->criteria, i))
            return true;
    return false;
}

bool explanation_is_told(const struct explanation *found, size_t row) {
    const struct rows *levels = found->levels;

    if (rows_text(levels, row, LEVEL_COMMITMENT)) return is_commitment_told(found, row);
    if (explanation_applies(levels, row)) return true;
    for (size_t i = row + 1; i < rows_count(levels) && rows_text(levels, i, LEVEL_COMMITMENT); i++)
        if (is_commitment_told(found, i)) return true;
    return false;
}

int explanation_whole(double score) {
    return (int)floor(score);
}
