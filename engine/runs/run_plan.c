#include "engine/runs/run_plan.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/progress.h"
#include "engine/options/option.h"
#include "engine/programme/plan_rank.h"
#include "engine/programme/plan_verify.h"
#include "engine/runs/plan_asked.h"
#include "engine/runs/plan_load.h"
#include "sql/embedded.h"

enum { USUAL_YEARS = 5 };

static const int64_t MILLION_POUNDS = INT64_C(100000000); /* pence */

struct planning {
    const struct plan_asked *asked;
    struct plan_loaded loaded;
    struct plan_answer *answer;
    int32_t *cut; /* what rank-and-cut takes */
    struct plan_funding funding, cut_funding;
    int64_t more, less; /* the value with a million more or less */
    bool has_more, has_less;
    int64_t plan_id;
    struct progress progress;
    solve_step step; /* whoever asked; may be NULL */
    void *context;
};

/* Counts what is found, and asks on. */
static bool told(void *context, const struct plan_step *step) {
    struct planning *planning = context;
    (void)step;
    progress_step(&planning->progress, planning->progress.done + 1);
    return !planning->step || planning->step(planning->context, step);
}

static enum status cancelled(struct error *err) {
    return error_set(err, STATUS_CANCELLED, "The programme was cancelled. Nothing was kept.");
}

static bool has_plan(const struct plan_answer *answer) {
    return answer->outcome != PLAN_INFEASIBLE && answer->outcome != PLAN_NOT_FOUND;
}

/* Moves corporate capital by so much, in equal parts; false where there is not so much of it. */
static bool move_capital(struct plan *plan, int64_t pence) {
    struct plan_fund *fund = &plan->funds[0];
    for (int year = 0; year < plan->years; year++)
        if (fund->limit[year] + pence / plan->years < 0) return false;
    for (int year = 0; year < plan->years; year++)
        fund->limit[year] += pence / plan->years;
    return true;
}

/* The value with the capital moved, which is moved back again. */
static enum status solve_moved(struct planning *planning, int64_t pence, int64_t *value, bool *known,
                               struct error *err) {
    struct plan_answer *answer = NULL;
    struct plan *plan = planning->loaded.plan;
    if (!move_capital(plan, pence)) return STATUS_OK;
    planning->progress = progress_start(pence > 0 ? "With GBP 1m more" : "With GBP 1m less", 0);
    enum status status = solve_plan(&answer, plan, &planning->asked->stop, told, planning, err);
    if (status == STATUS_OK && answer->outcome == PLAN_CANCELLED) status = cancelled(err);
    move_capital(plan, -pence);
    if (status == STATUS_OK && has_plan(answer)) {
        *value = answer->value;
        *known = true;
    }
    plan_answer_free(answer);
    return status;
}

static enum status solve(struct planning *planning, struct error *err) {
    const struct plan_asked *asked = planning->asked;
    struct plan *plan = planning->loaded.plan;
    int64_t rest;
    planning->progress = progress_start("Finding the programme", 0);
    enum status status = solve_plan(&planning->answer, plan, &asked->stop, told, planning, err);
    if (status == STATUS_OK && planning->answer->outcome == PLAN_CANCELLED) status = cancelled(err);
    if (status != STATUS_OK) return status;
    planning->cut = memory_array((size_t)plan->assets, sizeof *planning->cut);
    plan_rank_and_cut(plan, planning->cut);
    planning->cut_funding = plan_funding_of(plan, planning->cut, &rest);
    planning->funding = plan_funding_of(plan, planning->answer->taken, &rest);
    if (!asked->compare || !has_plan(planning->answer)) return STATUS_OK;
    status = solve_moved(planning, MILLION_POUNDS, &planning->more, &planning->has_more, err);
    if (status == STATUS_OK)
        status = solve_moved(planning, -MILLION_POUNDS, &planning->less, &planning->has_less, err);
    return status;
}

static void add_pounds(struct text *out, int64_t pence) {
    uint64_t size = pence < 0 ? -(uint64_t)pence : (uint64_t)pence;
    text_format(out, "%s%" PRIu64 ".%02" PRIu64, pence < 0 ? "-" : "", size / 100, size % 100);
}

static enum status insert_plan(struct store *db, struct planning *planning, struct error *err) {
    const struct plan_asked *asked = planning->asked;
    const struct plan_answer *answer = planning->answer;
    char run[24], years[24];
    struct text value = TEXT_EMPTY, bound = TEXT_EMPTY, cut = TEXT_EMPTY, more = TEXT_EMPTY,
                less = TEXT_EMPTY;
    struct text settings = TEXT_EMPTY;
    struct rows *rows = NULL;
    if (has_plan(answer)) {
        add_pounds(&value, answer->value);
        add_pounds(&bound, answer->bound);
    }
    add_pounds(&cut, plan_value(planning->loaded.plan, planning->cut, &planning->cut_funding));
    if (planning->has_more) add_pounds(&more, planning->more);
    if (planning->has_less) add_pounds(&less, planning->less);
    plan_asked_write(&settings, asked);
    enum status status = store_query(db, sql_plan_insert,
                                     BIND(bind_integer(run, planning->loaded.run_id), asked->scenario,
                                          bind_integer(years, asked->years), text_string(&settings),
                                          plan_outcome_name(answer->outcome), value.data, bound.data,
                                          cut.data, more.data, less.data, asked->version, asked->actor),
                                     STORE_ONE, &rows, err);
    if (status == STATUS_OK) planning->plan_id = rows_integer(rows, 0, 0);
    rows_free(rows);
    text_free(&value);
    text_free(&bound);
    text_free(&cut);
    text_free(&more);
    text_free(&less);
    text_free(&settings);
    return status;
}

static enum status copy(struct store *db, const char *sql, struct text *lines, struct error *err) {
    enum status status = store_copy_in_begin(db, sql, err);
    if (status == STATUS_OK) {
        status = store_copy_in_bytes(db, text_string(lines), lines->length, err);
        if (status == STATUS_OK) status = store_copy_in_end(db, NULL, NULL, err);
    }
    text_free(lines);
    return status;
}

/* Without its option the bound is lower than a plan one per cent below this one. */
static bool is_firm(const struct plan_answer *answer, int32_t asset) {
    int64_t near = answer->value - llabs(answer->value) / 100;
    return answer->bound - answer->margin[asset] < near;
}

static void add_choices(const struct planning *planning, bool best, struct text *lines) {
    const struct plan *plan = planning->loaded.plan;
    const struct plan_answer *answer = planning->answer;
    const int32_t *taken = best ? answer->taken : planning->cut;
    for (int32_t asset = 0; asset < plan->assets; asset++) {
        if (taken[asset] == PLAN_NONE) continue;
        const struct plan_choice *choice = &plan->choices[taken[asset]];
        text_format(lines, "%" PRId64 "\t%s\t%" PRId64 "\t%" PRId32 "\t%" PRId32 "\t", planning->plan_id,
                    best ? "best" : "cut", planning->loaded.asset_ids[asset], choice->option,
                    choice->start + 1);
        add_pounds(lines, choice->value);
        text_add(lines, "\t");
        if (best)
            add_pounds(lines, answer->margin[asset]);
        else
            text_add(lines, "\\N");
        text_add(lines, !best ? "\t\\N\n" : is_firm(answer, asset) ? "\tt\n" : "\tf\n");
    }
}

static void add_years(const struct planning *planning, bool best, struct text *lines) {
    static const enum plan_kind money[] = {PLAN_COST, PLAN_RECEIPT, PLAN_REVENUE};
    const struct plan *plan = planning->loaded.plan;
    const int32_t *taken = best ? planning->answer->taken : planning->cut;
    for (int year = 0; year < plan->years; year++) {
        text_format(lines, "%" PRId64 "\t%s\t%d\t", planning->plan_id, best ? "best" : "cut", year + 1);
        for (size_t i = 0; i < sizeof money / sizeof *money; i++) {
            add_pounds(lines, plan_sum(plan, taken, money[i], year));
            text_add(lines, "\t");
        }
        text_format(lines, "%" PRId64 "\t%" PRId64 "\n", plan_sum(plan, taken, PLAN_CARBON, year),
                    plan_sum(plan, taken, PLAN_MOVE, year));
    }
}

static void add_fund_years(const struct planning *planning, struct text *lines) {
    const struct plan *plan = planning->loaded.plan;
    for (size_t fund = 0; fund < plan->fund_count; fund++)
        for (int year = 0; year < plan->years; year++) {
            int64_t fresh = plan->funds[fund].limit[year], paid = 0;
            for (int32_t asset = 0; asset < plan->assets && plan->funds[fund].share; asset++)
                if (planning->answer->taken[asset] != PLAN_NONE)
                    fresh += plan_fund_receipt(plan, &plan->funds[fund],
                                               &plan->choices[planning->answer->taken[asset]], year);
            for (int need = 0; need < plan->needs; need++)
                paid += planning->funding.paid[fund][need][year];
            text_format(lines, "%" PRId64 "\t%s\t%d\t", planning->plan_id, plan->funds[fund].name, year + 1);
            add_pounds(lines, fresh);
            text_add(lines, "\t");
            add_pounds(lines, paid);
            text_add(lines, "\n");
        }
}

/* A limit of all years is kept as of year 0; which it is, its key says. */
static void add_conflicts(const struct planning *planning, struct text *lines) {
    const struct plan *plan = planning->loaded.plan;
    for (size_t i = 0; i < planning->answer->mend_count; i++) {
        const struct plan_mend *mend = &planning->answer->mends[i];
        bool fund = mend->limit < 0;
        bool money = fund || plan_key_kind(plan->limits[mend->limit].key) == PLAN_REVENUE;
        text_format(lines, "%" PRId64 "\t%s\t%d\t", planning->plan_id,
                    fund ? plan->funds[mend->fund].name : plan->limits[mend->limit].name,
                    fund ? mend->year + 1 : 0);
        if (mend->amount == 0)
            text_add(lines, "\\N");
        else if (money)
            add_pounds(lines, mend->amount);
        else
            text_format(lines, "%" PRId64, mend->amount);
        text_add(lines, "\n");
    }
}

static enum status keep(struct store *db, void *context, struct error *err) {
    struct planning *planning = context;
    struct text choices = TEXT_EMPTY, years = TEXT_EMPTY, funds = TEXT_EMPTY, conflicts = TEXT_EMPTY;
    enum status status = insert_plan(db, planning, err);
    if (status != STATUS_OK) return status;
    for (int best = has_plan(planning->answer); best >= 0; best--) {
        add_choices(planning, best, &choices);
        add_years(planning, best, &years);
    }
    if (has_plan(planning->answer)) add_fund_years(planning, &funds);
    add_conflicts(planning, &conflicts);
    status = copy(db, sql_plan_copy_choice, &choices, err);
    if (status == STATUS_OK) status = copy(db, sql_plan_copy_year, &years, err);
    if (status == STATUS_OK) status = copy(db, sql_plan_copy_fund_year, &funds, err);
    if (status == STATUS_OK) status = copy(db, sql_plan_copy_conflict, &conflicts, err);
    text_free(&years);
    text_free(&funds);
    text_free(&conflicts);
    return status;
}

static enum status load(struct store *db, void *context, struct error *err) {
    struct planning *planning = context;
    plan_loaded_free(&planning->loaded);
    return plan_load(db, planning->asked, &planning->loaded, err);
}

static enum status check_kinds(const struct plan_asked *asked, struct error *err) {
    for (size_t i = 0; i < asked->without_count; i++) {
        int kind = OPTION_RETAIN + 1;
        while (kind < OPTION_KINDS &&
               !text_equal(option_kind_code((enum option_kind)kind), asked->without[i]))
            kind++;
        if (kind == OPTION_KINDS)
            return error_set(err, STATUS_INVALID,
                             "There is no kind of option `%.40s` to leave out: they are like sell, devolve, "
                             "move_out; `terrier options` shows them.",
                             asked->without[i]);
    }
    return STATUS_OK;
}

enum status run_plan(struct store *db, const struct plan_asked *asked, solve_step step, void *context,
                     int64_t *plan_id, struct error *err) {
    struct plan_asked usual = *asked;
    struct planning planning = {.asked = &usual, .step = step, .context = context};
    struct store_intent reading = {.actor = asked->actor, .read_only = true};
    struct store_intent writing = {.actor = asked->actor, .reason = "A programme"};
    if (asked->money_count == 0)
        return error_set(err, STATUS_INVALID,
                         "Say how much money there is: --budget 5m, or {\"funds\": {\"capital\": 5000000}}.");
    if (usual.years == 0) usual.years = USUAL_YEARS;
    if (usual.years < 1 || usual.years > PLAN_YEARS)
        return error_set(err, STATUS_INVALID, "A programme is of 1 to %d years, not %d.", PLAN_YEARS,
                         usual.years);
    if (check_kinds(asked, err) != STATUS_OK) return err->status;
    planning.progress = progress_start("Reading the options", 0);
    enum status status = store_transaction(db, reading, load, &planning, err);
    if (status == STATUS_OK) status = solve(&planning, err);
    if (status == STATUS_OK) status = store_transaction(db, writing, keep, &planning, err);
    progress_end(&planning.progress);
    *plan_id = planning.plan_id;
    plan_answer_free(planning.answer);
    plan_loaded_free(&planning.loaded);
    free(planning.cut);
    return status;
}
