/* Criteria and their curves, from schema evaluation. */
#include <math.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/runs/inside.h"
#include "sql/embedded.h"

struct reading {
    struct store *db;
    struct run_inputs *inputs;
    struct criteria *criteria;
    char version[24];
};

static enum status ask(struct reading *reading, const char *sql, struct rows **rows, struct error *err) {
    return store_query(reading->db, sql, BIND(reading->version), STORE_MANY, rows, err);
}

static enum status read_commitments(struct reading *reading, struct error *err) {
    struct criteria *criteria = reading->criteria;
    struct rows *rows = NULL;
    enum status status = ask(reading, sql_judge_commitments, &rows, err);

    if (status != STATUS_OK) return status;
    criteria->commitment_count = rows_count(rows);
    criteria->commitments = arena_array(criteria->arena, rows_count(rows), sizeof *criteria->commitments);
    for (size_t i = 0; i < rows_count(rows); i++) {
        size_t objective = (size_t)rows_integer(rows, i, 1);
        criteria->commitments[i] = (struct commitment){arena_text(criteria->arena, rows_text(rows, i, 0)),
                                                       objective - 1, rows_number(rows, i, 2)};
        if (objective > criteria->objective_count) criteria->objective_count = objective;
    }
    rows_free(rows);
    return STATUS_OK;
}

static enum criterion_kind kind_of(const char *name) {
    if (text_equal(name, "performance")) return CRITERION_PERFORMANCE;
    if (text_equal(name, "opportunity")) return CRITERION_OPPORTUNITY;
    return text_equal(name, "evidence") ? CRITERION_EVIDENCE : CRITERION_GUARD;
}

static enum status read_criterion(struct reading *reading, const struct rows *rows, size_t row,
                                  struct error *err) {
    struct criteria *criteria = reading->criteria;
    struct criterion *criterion = &criteria->items[row];
    const char *condition = rows_text(rows, row, 5);
    int fact = portfolio_fact(reading->inputs->portfolio, rows_text(rows, row, 4));

    criterion->id = (int32_t)rows_integer(rows, row, 0);
    criterion->code = arena_text(criteria->arena, rows_text(rows, row, 1));
    criterion->kind = kind_of(rows_text(rows, row, 3));
    criterion->weight = rows_number(rows, row, 6);
    criterion->condition = condition ? portfolio_fact(reading->inputs->portfolio, condition) : -1;
    if (fact < 0 || (condition && criterion->condition < 0))
        return error_set(err, STATUS_INTERNAL, "Criterion %s tests a fact that is not listed.",
                         criterion->code);
    criterion->fact = (size_t)fact;
    while (criterion->commitment < criteria->commitment_count &&
           !text_equal(criteria->commitments[criterion->commitment].code, rows_text(rows, row, 2)))
        criterion->commitment++;
    return STATUS_OK;
}

static enum status read_criteria(struct reading *reading, struct error *err) {
    struct rows *rows = NULL;
    enum status status = ask(reading, sql_judge_criteria, &rows, err);

    if (status != STATUS_OK) return status;
    reading->criteria->count = rows_count(rows);
    reading->criteria->items =
        arena_array(reading->criteria->arena, rows_count(rows), sizeof *reading->criteria->items);
    for (size_t i = 0; i < rows_count(rows) && status == STATUS_OK; i++)
        status = read_criterion(reading, rows, i, err);
    rows_free(rows);
    return status;
}

static struct criterion *by_id(struct criteria *criteria, int64_t id) {
    for (size_t i = 0; i < criteria->count; i++)
        if (criteria->items[i].id == id) return &criteria->items[i];
    return NULL;
}

/* Rows of (x, y) from `first` while the key in column 0 stays the same. */
static struct curve curve_from(struct arena *arena, const struct rows *rows, size_t first, size_t end) {
    struct curve_point *points = arena_array(arena, end - first, sizeof *points);

    for (size_t i = first; i < end; i++)
        points[i - first] = (struct curve_point){rows_number(rows, i, 1), rows_number(rows, i, 2)};
    return (struct curve){points, end - first};
}

static size_t end_of_key(const struct rows *rows, size_t first) {
    size_t end = first + 1;

    while (end < rows_count(rows) && text_equal(rows_text(rows, end, 0), rows_text(rows, first, 0)))
        end++;
    return end;
}

static enum status read_points(struct reading *reading, struct error *err) {
    struct rows *rows = NULL;
    enum status status = ask(reading, sql_judge_points, &rows, err);

    if (status != STATUS_OK) return status;
    for (size_t first = 0, end = 0; first < rows_count(rows); first = end) {
        struct criterion *criterion = by_id(reading->criteria, rows_integer(rows, first, 0));
        end = end_of_key(rows, first);
        if (criterion) criterion->curve = curve_from(reading->criteria->arena, rows, first, end);
    }
    rows_free(rows);
    return STATUS_OK;
}

static enum status read_applicability(struct reading *reading, struct error *err) {
    struct rows *rows = NULL;
    enum status status = ask(reading, sql_judge_applicability, &rows, err);

    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < rows_count(rows) && status == STATUS_OK; i++) {
        struct criterion *criterion = by_id(reading->criteria, rows_integer(rows, i, 0));
        int class = portfolio_class_index(rows_text(rows, i, 1));
        int duty = portfolio_duty_index(rows_text(rows, i, 2));
        if (class < 0 || duty < 0)
            status = error_set(err, STATUS_INTERNAL, "This terrier does not know the class %s with duty %s.",
                               rows_text(rows, i, 1), rows_text(rows, i, 2));
        else if (criterion)
            criterion->applies[class * PORTFOLIO_DUTIES + duty] = true;
    }
    rows_free(rows);
    return status;
}

static enum status read_exemptions(struct reading *reading, struct error *err) {
    struct rows *rows = NULL;
    enum status status = ask(reading, sql_judge_exemptions, &rows, err);

    if (status != STATUS_OK) return status;
    for (size_t first = 0, end = 0; first < rows_count(rows); first = end) {
        struct criterion *criterion = by_id(reading->criteria, rows_integer(rows, first, 0));
        end = end_of_key(rows, first);
        if (!criterion) continue;
        const char **codes = arena_array(reading->criteria->arena, end - first, sizeof *codes);
        for (size_t i = first; i < end; i++)
            codes[i - first] = arena_text(reading->criteria->arena, rows_text(rows, i, 1));
        criterion->exempt = codes;
        criterion->exempt_count = end - first;
    }
    rows_free(rows);
    return STATUS_OK;
}

static struct curve ageing_of(struct arena *arena, const struct rows *ageing, const char *code) {
    for (size_t first = 0, end = 0; code && first < rows_count(ageing); first = end) {
        end = end_of_key(ageing, first);
        if (text_equal(rows_text(ageing, first, 0), code)) return curve_from(arena, ageing, first, end);
    }
    return (struct curve){0};
}

static enum status read_facts(struct reading *reading, struct error *err) {
    struct criteria *criteria = reading->criteria;
    struct rows *facts = NULL;
    struct rows *ageing = NULL;
    enum status status = store_query(reading->db, sql_judge_facts, BIND_NONE, STORE_MANY, &facts, err);

    if (status == STATUS_OK)
        status = store_query(reading->db, sql_judge_ageing, BIND_NONE, STORE_MANY, &ageing, err);
    if (status != STATUS_OK) goto done;
    for (size_t i = 0; i < criteria->count; i++) {
        struct criterion *criterion = &criteria->items[i]; /* facts stand in the portfolio's order */
        criterion->absence_is_known = rows_boolean(facts, criterion->fact, 1);
        criterion->ageing = ageing_of(criteria->arena, ageing, rows_text(facts, criterion->fact, 2));
        criterion->undated_factor = rows_number(facts, criterion->fact, 3);
    }
done:
    rows_free(facts);
    rows_free(ageing);
    return status;
}

static double number_named(const struct rows *rows, const char *name) {
    for (size_t i = 0; i < rows_count(rows); i++)
        if (text_equal(rows_text(rows, i, 0), name)) return rows_number(rows, i, 1);
    return NAN;
}

static enum status read_numbers(struct reading *reading, struct rule_numbers *numbers, struct error *err) {
    struct judging_rules *rules = &reading->criteria->rules;
    struct rows *rows = NULL;
    enum status status = ask(reading, sql_judge_rules, &rows, err);

    if (status != STATUS_OK) return status;
    *rules = (struct judging_rules){.rating_green = number_named(rows, "rating_green"),
                                    .rating_amber = number_named(rows, "rating_amber"),
                                    .cap_failed = number_named(rows, "cap_failed"),
                                    .cap_unproven = number_named(rows, "cap_unproven"),
                                    .coverage_minimum = number_named(rows, "coverage_minimum"),
                                    .improving = number_named(rows, "improving"),
                                    .worsening = number_named(rows, "worsening")};
    *numbers =
        (struct rule_numbers){number_named(rows, "category_minimum"), number_named(rows, "neighbour_km"),
                              number_named(rows, "not_applicable_score")};
    rows_free(rows);
    if (isnan(rules->rating_green + rules->rating_amber + rules->cap_failed + rules->cap_unproven +
              rules->coverage_minimum + rules->improving + rules->worsening + numbers->category_minimum +
              numbers->neighbour_km + numbers->not_applicable))
        return error_set(err, STATUS_INTERNAL,
                         "Criteria version %s lacks one of the numbers of judging; run `terrier migrate`.",
                         reading->version);
    return STATUS_OK;
}

enum status rules_load(struct store *db, struct run_inputs *inputs, int32_t today,
                       struct rule_numbers *numbers, struct error *err) {
    struct reading reading = {.db = db, .inputs = inputs};
    struct arena *arena = arena_new();
    enum status status;

    reading.criteria = arena_alloc(arena, sizeof *reading.criteria);
    reading.criteria->arena = arena;
    reading.criteria->today = today;
    inputs->criteria = reading.criteria;
    bind_integer(reading.version, inputs->criteria_version);
    status = read_commitments(&reading, err);
    if (status == STATUS_OK) status = read_criteria(&reading, err);
    if (status == STATUS_OK) status = read_points(&reading, err);
    if (status == STATUS_OK) status = read_applicability(&reading, err);
    if (status == STATUS_OK) status = read_exemptions(&reading, err);
    if (status == STATUS_OK) status = read_facts(&reading, err);
    if (status == STATUS_OK) status = read_numbers(&reading, numbers, err);
    if (status == STATUS_OK) status = criteria_check(reading.criteria, inputs->portfolio->fact_count, err);
    return status;
}
