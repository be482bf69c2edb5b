/* The model that terrier-solve reads: what is taken passes the checks, is written as it was read, and can be
 * ranked. The same bytes as an answer and as a line of progress break nothing. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/programme/plan_rank.h"
#include "engine/programme/plan_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_plan: %s\n", what);
    abort();
}

static void try_answer(const struct plan *plan, const char *text, size_t size) {
    struct plan_answer *answer;
    struct plan_step step;
    struct error err = {0};
    plan_step_read(&step, text, size);
    if (plan_answer_read(&answer, plan, text, size, &err) != STATUS_OK) return;
    struct text out = TEXT_EMPTY;
    plan_answer_write(&out, plan, answer);
    check(out.length <= size, "an answer grows when written");
    text_free(&out);
    plan_answer_free(answer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct plan *plan;
    struct plan_stop stop;
    struct error err = {0};
    const char *text = (const char *)data;
    struct plan *one = plan_new(1, 1, 1);
    struct plan_fund fund = {.name = "capital", .needs = 1};
    plan_add_fund(one, &fund);
    plan_add_choice(one, 0, 0, 0, 1);
    try_answer(one, text, size);
    plan_free(one);
    if (plan_read(&plan, &stop, text, size, &err) != STATUS_OK) return 0;
    struct text out = TEXT_EMPTY;
    plan_write(&out, plan, &stop);
    check(out.length == size && memcmp(out.data, data, size) == 0, "a model changes when written");
    if (plan->assets <= 1000) {
        int32_t *taken = memory_array((size_t)plan->assets, sizeof *taken);
        plan_rank_and_cut(plan, taken);
        free(taken);
    }
    text_free(&out);
    plan_free(plan);
    return 0;
}
