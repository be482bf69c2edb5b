#include <inttypes.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/programme/plan_text.h"
#include "engine/programme/plan_words.h"

void plan_write(struct text *out, const struct plan *plan, const struct plan_stop *stop) {
    text_format(out, "terrier-plan 1\nsize %d %d %" PRId32 "\n", plan->years, plan->needs, plan->assets);
    text_format(out, "stop %" PRId64 " %" PRId64 " %" PRId64 "\n", stop->gap, stop->nodes, stop->seconds);
    for (size_t i = 0; i < plan->fund_count; i++) {
        const struct plan_fund *fund = &plan->funds[i];
        text_format(out, "fund %s %" PRIu32 " %d %" PRId64 " %" PRId64, fund->name, fund->needs,
                    fund->carries, fund->price, fund->share);
        for (int year = 0; year < plan->years; year++)
            text_format(out, " %" PRId64, fund->limit[year]);
        text_add(out, fund->gives ? " gives\n" : "\n");
    }
    for (size_t i = 0; i < plan->limit_count; i++) {
        const struct plan_limit *limit = &plan->limits[i];
        text_format(out, "limit %s %s %" PRIu32 " %d %s %" PRId64, limit->name,
                    plan_kind_name(plan_key_kind(limit->key)), plan_key_index(limit->key),
                    plan_key_year(limit->key), limit->least ? "least" : "most", limit->bound);
        if (limit->setting) text_format(out, " gives %d %" PRId64, limit->setting, limit->weight);
        text_add(out, "\n");
    }
    for (size_t i = 0; i < plan->choice_count; i++) {
        const struct plan_choice *choice = &plan->choices[i];
        text_format(out, "choice %" PRId32 " %" PRId32 " %" PRId32 " %" PRId64, choice->asset, choice->option,
                    choice->start, choice->value);
        for (size_t j = choice->first_amount; j < choice->first_amount + choice->amount_count; j++)
            text_format(out, " %d.%" PRIu32 ".%d=%" PRId64, (int)plan_key_kind(plan->amounts[j].key),
                        plan_key_index(plan->amounts[j].key), plan_key_year(plan->amounts[j].key),
                        plan->amounts[j].amount);
        text_add(out, "\n");
    }
    for (int32_t asset = 0; plan->begin && asset < plan->assets; asset++)
        if (plan->begin[asset] != PLAN_NONE) text_format(out, "begin %" PRId32 "\n", plan->begin[asset]);
    text_add(out, "end\n");
}

static bool read_size(struct plan_words *words, struct plan **plan) {
    int64_t years, needs, assets;
    if (!plan_words_take(words, "size") || !plan_words_number(words, 1, PLAN_YEARS, &years) ||
        !plan_words_number(words, 1, PLAN_NEEDS, &needs) ||
        !plan_words_number(words, 1, PLAN_ASSETS, &assets) || !plan_words_done(words))
        return false;
    *plan = plan_new((int)years, (int)needs, (int32_t)assets);
    return true;
}

static bool read_stop(struct plan_words *words, struct plan_stop *stop) {
    return plan_words_take(words, "stop") && plan_words_number(words, 0, PLAN_MILLION, &stop->gap) &&
           plan_words_number(words, 0, INT32_MAX, &stop->nodes) &&
           plan_words_number(words, 0, 86400, &stop->seconds) && plan_words_done(words);
}

static bool read_fund(struct plan_words *words, struct plan *plan) {
    struct plan_fund fund = {.name = ""};
    int64_t needs, carries;
    if (!plan_words_name(words, fund.name) || !plan_words_number(words, 0, (1 << PLAN_NEEDS) - 1, &needs) ||
        !plan_words_number(words, 0, 1, &carries) ||
        !plan_words_number(words, 0, PLAN_MILLION, &fund.price) ||
        !plan_words_number(words, 0, PLAN_MILLION, &fund.share))
        return false;
    for (int year = 0; year < plan->years; year++)
        if (!plan_words_number(words, 0, PLAN_BOUND_MOST, &fund.limit[year])) return false;
    fund.needs = (uint32_t)needs;
    fund.carries = carries == 1;
    fund.gives = plan_words_take(words, "gives");
    plan_add_fund(plan, &fund);
    return plan->fund_count <= PLAN_FUNDS;
}

static bool read_kind(struct plan_words *words, enum plan_kind *kind) {
    for (int k = 0; k < PLAN_KINDS; k++)
        if (plan_words_take(words, plan_kind_name((enum plan_kind)k))) {
            *kind = (enum plan_kind)k;
            return true;
        }
    return false;
}

static bool read_limit(struct plan_words *words, struct plan *plan) {
    struct plan_limit limit = {.name = ""};
    enum plan_kind kind;
    int64_t index, year, setting = 0;
    if (!plan_words_name(words, limit.name) || !read_kind(words, &kind) ||
        !plan_words_number(words, 0, PLAN_INDEX - 1, &index) ||
        !plan_words_number(words, 0, plan->years - 1, &year))
        return false;
    limit.least = plan_words_take(words, "least");
    if (!limit.least && !plan_words_take(words, "most")) return false;
    if (!plan_words_number(words, -PLAN_BOUND_MOST, PLAN_BOUND_MOST, &limit.bound)) return false;
    if (plan_words_take(words, "gives") && (!plan_words_number(words, 1, PLAN_SETTINGS, &setting) ||
                                            !plan_words_number(words, 1, PLAN_MILLION, &limit.weight)))
        return false;
    limit.setting = (int)setting;
    limit.key = plan_key_of(kind, (uint32_t)index, (int)year);
    plan_add_limit(plan, &limit);
    return plan->limit_count <= PLAN_LIMITS;
}

static bool read_amount(struct plan_words *words, struct plan *plan) {
    int64_t kind, index, year, amount;
    if (!plan_words_number(words, 0, PLAN_KINDS - 1, &kind) || !plan_words_mark(words, '.') ||
        !plan_words_number(words, 0, PLAN_INDEX - 1, &index) || !plan_words_mark(words, '.') ||
        !plan_words_number(words, 0, plan->years - 1, &year) || !plan_words_mark(words, '=') ||
        !plan_words_number(words, -PLAN_AMOUNT_MOST, PLAN_AMOUNT_MOST, &amount) || amount == 0)
        return false;
    plan_add_amount(plan, plan_key_of((enum plan_kind)kind, (uint32_t)index, (int)year), amount);
    return true;
}

static bool read_choice(struct plan_words *words, struct plan *plan) {
    int64_t asset, option, start, value;
    if (!plan_words_number(words, 0, plan->assets - 1, &asset) ||
        !plan_words_number(words, 0, INT32_MAX, &option) ||
        !plan_words_number(words, 0, plan->years - 1, &start) ||
        !plan_words_number(words, -PLAN_AMOUNT_MOST, PLAN_AMOUNT_MOST, &value) ||
        plan->choice_count == PLAN_CHOICES)
        return false;
    plan_add_choice(plan, (int32_t)asset, (int32_t)option, (int32_t)start, value);
    while (!plan_words_done(words))
        if (!read_amount(words, plan)) return false;
    return true;
}

/* In order of the assets, which is that of the choices. */
static bool read_begin(struct plan_words *words, struct plan *plan) {
    int64_t choice;
    if (plan->choice_count == 0 || !plan_words_number(words, 0, (int64_t)plan->choice_count - 1, &choice))
        return false;
    if (!plan->begin) {
        plan->begin = memory_array((size_t)plan->assets, sizeof *plan->begin);
        for (int32_t asset = 0; asset < plan->assets; asset++)
            plan->begin[asset] = PLAN_NONE;
    }
    for (int32_t asset = plan->choices[choice].asset; asset < plan->assets; asset++)
        if (plan->begin[asset] != PLAN_NONE) return false;
    plan->begin[plan->choices[choice].asset] = (int32_t)choice;
    return true;
}

/* The lines after the first three: funds, then limits, then choices, then what to begin from. */
static bool read_body(struct plan_words *words, struct plan *plan) {
    int part = 0;
    while (plan_words_line(words)) {
        if (plan_words_take(words, "end")) return plan_words_done(words) && words->next == words->end;
        bool good = false;
        if (part == 0 && plan_words_take(words, "fund"))
            good = read_fund(words, plan);
        else if (part <= 1 && plan_words_take(words, "limit"))
            part = 1, good = read_limit(words, plan);
        else if (part <= 2 && plan_words_take(words, "choice"))
            part = 2, good = read_choice(words, plan);
        else if (plan_words_take(words, "begin"))
            part = 3, good = read_begin(words, plan);
        if (!good || !plan_words_done(words)) return false;
    }
    return false;
}

enum status plan_read(struct plan **plan, struct plan_stop *stop, const char *text, size_t length,
                      struct error *err) {
    struct plan_words words = plan_words_of(text, length);
    *plan = NULL;
    bool good = plan_words_line(&words) && plan_words_take(&words, "terrier-plan") &&
                plan_words_take(&words, "1") && plan_words_done(&words) && plan_words_line(&words) &&
                read_size(&words, plan) && plan_words_line(&words) && read_stop(&words, stop) &&
                read_body(&words, *plan);
    enum status status =
        good ? plan_check(*plan, err)
             : error_set(err, STATUS_INVALID, "Line %zu of the model is not as it should be.", words.line);
    if (status == STATUS_OK) return STATUS_OK;
    plan_free(*plan);
    *plan = NULL;
    return status;
}
