#include "engine/runs/suppose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/progress.h"
#include "engine/runs/inside.h"
#include "engine/runs/what_if.h"
#include "sql/embedded.h"

struct supposition {
    struct recalled *base;
    struct rows *rows; /* of suppose_facts.sql; own the codes */
    struct what_if_change *changes;
    size_t count;
    struct portfolio *facts; /* over the base's */
    struct judgement *judged;
    struct options *options;
    size_t *match; /* each row is its own */
    struct text label;
    const struct suppose_asked *asked;
};

static enum status read_facts(struct supposition *made, struct store *db, struct error *err) {
    enum { ASSET, FACT, VALUE };
    enum status status =
        store_query(db, sql_suppose_facts, BIND(made->asked->scenario), STORE_MANY, &made->rows, err);

    if (status != STATUS_OK) return status;
    made->count = rows_count(made->rows);
    made->changes = memory_array(made->count + 1, sizeof *made->changes);
    for (size_t i = 0; i < made->count; i++)
        made->changes[i] =
            (struct what_if_change){rows_integer(made->rows, i, ASSET), rows_text(made->rows, i, FACT),
                                    rows_number(made->rows, i, VALUE)};
    return STATUS_OK;
}

static enum status recall_base(struct supposition *made, struct store *db, struct error *err) {
    const char *run = made->asked->run;
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_suppose_base, BIND(run), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && (rows_count(rows) == 0 || !rows_boolean(rows, 0, 1)))
        status =
            run ? error_set(err, STATUS_NOT_FOUND, "There is no run %s that has options.", run)
                : error_set(err, STATUS_NOT_FOUND, "No run has options yet: `terrier evaluate` makes one.");
    if (status == STATUS_OK) status = recall_with_options(&made->base, db, rows_text(rows, 0, 0), err);
    rows_free(rows);
    return status;
}

/* What is supposed is no estimate of the record, and options go by an asset's own floor area. */
static void change_fact(struct supposition *made, size_t fact, size_t row, double value, int32_t date) {
    struct run_estimates *estimates = &made->base->inputs->estimates;

    portfolio_set(made->facts, fact, row, value, date);
    if (strcmp(made->facts->fact_codes[fact], "floor_area_m2") == 0)
        made->facts->assets[row].floor_area_m2 = value;
    for (size_t i = 0; i < estimates->count; i++)
        if (estimates->facts[i] == fact) estimates->rows[row] &= ~(UINT64_C(1) << i);
}

/* The facts as a what-if has them, in the whole estate. All staff read what is wrong with a job: it names no
 * fact. */
static enum status change_facts(struct supposition *made, struct error *err) {
    const struct portfolio *portfolio = made->base->inputs->portfolio;
    struct what_if *changed = NULL;
    struct error unsaid;
    size_t wrong = 0;

    if (what_if(&changed, made->base, made->changes, made->count, &wrong, &unsaid) != STATUS_OK)
        return error_set(err, unsaid.status,
                         "A fact that the scenario %.60s supposes cannot be judged: its asset is outside "
                         "the counts, newer than run %lld or no more, or the run does not know the fact. "
                         "`terrier scenario list` shows those that you may see, `terrier scenario set %.60s "
                         "--drop-fact REF.FACT` takes one back.",
                         made->asked->scenario, (long long)made->base->run_id, made->asked->scenario);
    made->facts = portfolio_overlay(portfolio);
    for (size_t at = 0; at < changed->count; at++)
        for (size_t f = 0; f < portfolio->fact_count; f++) {
            double was = portfolio->values[f][changed->rows[at]], is = changed->facts->values[f][at];
            if (was == is || (isnan(was) && isnan(is))) continue;
            change_fact(made, f, changed->rows[at], is, portfolio_date(changed->facts, f, at));
        }
    what_if_free(changed);
    return STATUS_OK;
}

static enum status judge_supposed(struct supposition *made, struct error *err) {
    struct run_inputs *inputs = made->base->inputs;

    made->judged = judge(made->facts, inputs->criteria, JUDGE_DETAIL);
    made->match = memory_array(made->facts->count + 1, sizeof *made->match);
    for (size_t i = 0; i < made->facts->count; i++)
        made->match[i] = i;
    return option_inputs_make(inputs->options, made->facts, inputs->criteria, made->judged, &made->options,
                              err);
}

enum status suppose(struct supposition **out, struct store *db, const struct suppose_asked *asked,
                    struct error *err) {
    struct supposition *made;
    struct progress progress;
    enum status status;

    *out = NULL;
    if (asked->scenario == NULL) return STATUS_OK;
    made = memory_array(1, sizeof *made);
    made->asked = asked;
    status = read_facts(made, db, err);
    if (status == STATUS_OK && made->count > 0) {
        progress = progress_start("Judging what is supposed", 0);
        status = recall_base(made, db, err);
        if (status == STATUS_OK) status = change_facts(made, err);
        if (status == STATUS_OK) status = judge_supposed(made, err);
        progress_end(&progress);
        text_format(&made->label, "Supposed by scenario %.60s", asked->scenario);
    }
    if (status == STATUS_OK && made->count > 0)
        *out = made;
    else
        supposition_free(made);
    return status;
}

static void add_number(struct text *out, double value) {
    if (isnan(value))
        text_add(out, "NULL");
    else
        text_format(out, "%.17g", value);
}

/* As array literals. */
static enum status keep_supposed(const struct supposition *made, struct store *db, int64_t run_id,
                                 struct error *err) {
    const struct portfolio *before = made->base->inputs->portfolio;
    struct text assets = TEXT_EMPTY, facts = TEXT_EMPTY, was = TEXT_EMPTY, values = TEXT_EMPTY;
    char run[24], base[24];

    for (size_t i = 0; i < made->count; i++) {
        const char *comma = i > 0 ? "," : "{";
        size_t row = facts_row(before, made->changes[i].asset_id);
        int fact = portfolio_fact(before, made->changes[i].fact);
        text_format(&assets, "%s%lld", comma, (long long)made->changes[i].asset_id);
        text_format(&facts, "%s%s", comma, made->changes[i].fact);
        text_add(&was, comma);
        add_number(&was, before->values[fact][row]);
        text_add(&values, comma);
        add_number(&values, made->changes[i].value);
    }
    text_add_char(&assets, '}');
    text_add_char(&facts, '}');
    text_add_char(&was, '}');
    text_add_char(&values, '}');
    enum status status =
        store_run(db, sql_suppose_keep,
                  BIND(bind_integer(run, run_id), bind_integer(base, made->base->run_id),
                       text_string(&assets), text_string(&facts), text_string(&was), text_string(&values)),
                  err);
    text_free(&assets);
    text_free(&facts);
    text_free(&was);
    text_free(&values);
    return status;
}

enum status supposition_keep(const struct supposition *supposition, struct store *db, int64_t *run_id,
                             struct error *err) {
    struct run_inputs inputs = *supposition->base->inputs;
    struct run_options options = {.label = text_string(&supposition->label),
                                  .actor = supposition->asked->actor,
                                  .engine_version = supposition->asked->version,
                                  .trial = true};
    struct kept kept = {.inputs = &inputs,
                        .options = &options,
                        .now = supposition->judged,
                        .before = supposition->base->judged,
                        .match = supposition->match,
                        .found = supposition->options};
    char run[24], base[24];

    inputs.earlier = inputs.portfolio;
    inputs.earlier_run_id = supposition->base->run_id;
    inputs.portfolio = supposition->facts;
    enum status status = keep_run(db, &kept, err);
    if (status == STATUS_OK)
        status = option_inputs_keep(db, inputs.options, supposition->facts, supposition->options, kept.run_id,
                                    err);
    if (status == STATUS_OK) status = keep_supposed(supposition, db, kept.run_id, err);
    if (status == STATUS_OK)
        status =
            store_run(db, sql_suppose_keep_proposals,
                      BIND(bind_integer(run, kept.run_id), bind_integer(base, inputs.earlier_run_id)), err);
    if (status == STATUS_OK)
        status = store_run(db, sql_run_recommendation, BIND(bind_integer(run, kept.run_id)), err);
    /* Its options are read before the transaction ends. */
    if (status == STATUS_OK) status = store_run(db, sql_run_statistics, BIND_NONE, err);
    *run_id = kept.run_id;
    return status;
}

void supposition_free(struct supposition *supposition) {
    if (supposition == NULL) return;
    options_free(supposition->options);
    judgement_free(supposition->judged);
    portfolio_free(supposition->facts);
    recalled_free(supposition->base);
    rows_free(supposition->rows);
    text_free(&supposition->label);
    free(supposition->changes);
    free(supposition->match);
    free(supposition);
}
