#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/programme/plan_text.h"
#include "engine/programme/plan_words.h"

static const char *const outcome_names[PLAN_OUTCOMES] = {"best",      "nodes",      "time",
                                                         "cancelled", "infeasible", "none"};

const char *plan_outcome_name(enum plan_outcome outcome) {
    return outcome_names[outcome];
}

struct plan_answer *plan_answer_new(const struct plan *plan) {
    struct plan_answer *answer = memory_array(1, sizeof *answer);
    answer->assets = plan->assets;
    answer->taken = memory_array((size_t)plan->assets, sizeof *answer->taken);
    answer->margin = memory_array((size_t)plan->assets, sizeof *answer->margin);
    answer->next = memory_array((size_t)plan->assets, sizeof *answer->next);
    answer->behind = memory_array((size_t)plan->assets, sizeof *answer->behind);
    for (int32_t asset = 0; asset < plan->assets; asset++)
        answer->taken[asset] = answer->next[asset] = PLAN_NONE;
    return answer;
}

void plan_answer_free(struct plan_answer *answer) {
    if (!answer) return;
    free(answer->taken);
    free(answer->margin);
    free(answer->next);
    free(answer->behind);
    free(answer->mends);
    free(answer);
}

void plan_answer_mend(struct plan_answer *answer, struct plan_mend mend) {
    memory_reserve((void **)&answer->mends, &answer->mend_room, answer->mend_count + 1, sizeof mend);
    answer->mends[answer->mend_count++] = mend;
}

static bool has_plan(enum plan_outcome outcome) {
    return outcome != PLAN_INFEASIBLE && outcome != PLAN_NOT_FOUND;
}

static void write_mend(struct text *out, const struct plan *plan, const struct plan_mend *mend) {
    switch (mend->kind) {
    case PLAN_MEND_SETTING:
        text_format(out, "mend setting %d %" PRId64 "\n", mend->number, mend->amount);
        break;
    case PLAN_MEND_FUND:
        text_format(out, "mend fund %d %s %" PRId64 "\n", mend->number, plan->funds[mend->number].name,
                    mend->amount);
        break;
    case PLAN_MEND_LIMIT:
        text_format(out, "conflict limit %d %s\n", mend->number, plan->limits[mend->number].name);
        break;
    case PLAN_MEND_FUND_YEAR:
        text_format(out, "conflict fund %d %s %d\n", mend->number, plan->funds[mend->number].name,
                    mend->year);
        break;
    }
}

void plan_answer_write(struct text *out, const struct plan *plan, const struct plan_answer *answer) {
    text_format(out, "outcome %s\n", plan_outcome_name(answer->outcome));
    if (has_plan(answer->outcome))
        text_format(out, "value %" PRId64 " %" PRId64 "\n", answer->value, answer->bound);
    for (int32_t asset = 0; asset < answer->assets; asset++) {
        if (answer->taken[asset] == PLAN_NONE) continue;
        text_format(out, "take %" PRId32 " %" PRId32 " %" PRId64, asset, answer->taken[asset],
                    answer->margin[asset]);
        if (answer->next[asset] == PLAN_NONE)
            text_format(out, " - %" PRId64 "\n", answer->behind[asset]);
        else
            text_format(out, " %" PRId32 " %" PRId64 "\n", answer->next[asset], answer->behind[asset]);
    }
    for (size_t i = 0; i < answer->mend_count; i++)
        write_mend(out, plan, &answer->mends[i]);
    text_add(out, "end\n");
}

static bool read_outcome(struct plan_words *words, struct plan_answer *answer) {
    if (!plan_words_take(words, "outcome")) return false;
    for (int i = 0; i < PLAN_OUTCOMES; i++)
        if (plan_words_take(words, outcome_names[i])) {
            answer->outcome = (enum plan_outcome)i;
            return plan_words_done(words);
        }
    return false;
}

static bool read_take(struct plan_words *words, const struct plan *plan, struct plan_answer *answer) {
    int64_t asset, choice, margin, next = PLAN_NONE, behind;
    int64_t most = (int64_t)plan->choice_count - 1;
    if (!plan_words_number(words, 0, plan->assets - 1, &asset) ||
        !plan_words_number(words, 0, most, &choice) || !plan_words_number(words, 0, INT64_MAX, &margin))
        return false;
    if (!plan_words_take(words, "-") && !plan_words_number(words, 0, most, &next)) return false;
    if (!plan_words_number(words, 0, INT64_MAX, &behind) || !plan_words_done(words)) return false;
    if (plan->choices[choice].asset != asset || answer->taken[asset] != PLAN_NONE) return false;
    if (next != PLAN_NONE && plan->choices[next].asset != asset) return false;
    answer->next[asset] = (int32_t)next;
    answer->behind[asset] = behind;
    answer->taken[asset] = (int32_t)choice;
    answer->margin[asset] = margin;
    return true;
}

/* The number of a fund or limit, and the name that it has. */
static bool read_named(struct plan_words *words, const struct plan *plan, bool limit, int *number) {
    int64_t index;
    char name[PLAN_NAME];
    size_t count = limit ? plan->limit_count : plan->fund_count;
    if (!plan_words_number(words, 0, (int64_t)count - 1, &index) || !plan_words_name(words, name))
        return false;
    *number = (int)index;
    return strcmp(name, limit ? plan->limits[index].name : plan->funds[index].name) == 0;
}

static bool read_mend(struct plan_words *words, const struct plan *plan, struct plan_answer *answer) {
    struct plan_mend mend = {.kind = PLAN_MEND_FUND};
    int64_t setting;
    if (plan_words_take(words, "setting")) {
        if (!plan_words_number(words, 1, PLAN_SETTINGS, &setting)) return false;
        mend.kind = PLAN_MEND_SETTING;
        mend.number = (int)setting;
    } else if (!plan_words_take(words, "fund") || !read_named(words, plan, false, &mend.number)) {
        return false;
    }
    if (!plan_words_number(words, 1, INT64_MAX, &mend.amount)) return false;
    plan_answer_mend(answer, mend);
    return plan_words_done(words);
}

static bool read_conflict(struct plan_words *words, const struct plan *plan, struct plan_answer *answer) {
    bool limit = plan_words_take(words, "limit");
    struct plan_mend mend = {.kind = limit ? PLAN_MEND_LIMIT : PLAN_MEND_FUND_YEAR};
    int64_t year = 0;
    if ((!limit && !plan_words_take(words, "fund")) || !read_named(words, plan, limit, &mend.number) ||
        (!limit && !plan_words_number(words, 0, plan->years - 1, &year)))
        return false;
    mend.year = (int)year;
    plan_answer_mend(answer, mend);
    return plan_words_done(words);
}

static bool read_all(struct plan_words *words, const struct plan *plan, struct plan_answer *answer) {
    struct plan_step step;
    bool line = plan_words_line(words);
    while (line && plan_step_read(&step, words->at, (size_t)(words->stop - words->at)))
        line = plan_words_line(words);
    if (!line || !read_outcome(words, answer)) return false;
    if (has_plan(answer->outcome) &&
        (!plan_words_line(words) || !plan_words_take(words, "value") ||
         !plan_words_number(words, -PLAN_BOUND_MOST * 100, PLAN_BOUND_MOST * 100, &answer->value) ||
         !plan_words_number(words, -PLAN_BOUND_MOST * 100, PLAN_BOUND_MOST * 100, &answer->bound) ||
         !plan_words_done(words)))
        return false;
    while (plan_words_line(words)) {
        if (plan_words_take(words, "end")) return plan_words_done(words) && words->next == words->end;
        bool good = false;
        if (plan_words_take(words, "take"))
            good = has_plan(answer->outcome) && read_take(words, plan, answer);
        else if (plan_words_take(words, "mend"))
            good = read_mend(words, plan, answer);
        else if (plan_words_take(words, "conflict"))
            good = read_conflict(words, plan, answer);
        if (!good) return false;
    }
    return false;
}

enum status plan_answer_read(struct plan_answer **answer, const struct plan *plan, const char *text,
                             size_t length, struct error *err) {
    struct plan_words words = plan_words_of(text, length);
    *answer = plan_answer_new(plan);
    if (read_all(&words, plan, *answer)) return STATUS_OK;
    plan_answer_free(*answer);
    *answer = NULL;
    return error_set(err, STATUS_INTERNAL, "Line %zu of the solver's answer is not as it should be.",
                     words.line);
}

static bool read_figure(struct plan_words *words, int64_t *figure, bool *known) {
    *known = !plan_words_take(words, "-");
    return !*known || plan_words_number(words, -PLAN_BOUND_MOST * 100, PLAN_BOUND_MOST * 100, figure);
}

bool plan_step_read(struct plan_step *step, const char *line, size_t length) {
    struct plan_words words = {.at = line, .stop = line + length};
    *step = (struct plan_step){.value = 0};
    return plan_words_take(&words, "progress") && plan_words_name(&words, step->stage) &&
           read_figure(&words, &step->value, &step->has_value) &&
           read_figure(&words, &step->bound, &step->has_bound) && plan_words_done(&words);
}
