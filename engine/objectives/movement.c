#include "engine/objectives/movement.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/objectives/estate.h"

enum { AT_ONCE = 4096 }; /* what-ifs judged together: a few megabytes */

#define LEAST_EFFECT 0.05 /* points: less is not told */

struct what_if {
    size_t row, fact;
};

struct finding {
    const struct movements_asked *asked;
    bool *uses; /* [objective * facts + fact]: the fact counts there */
    struct what_if pending[AT_ONCE];
    size_t pending_count;
    struct movements *found;
    size_t room;
};

static bool counts(const struct criterion *criterion) {
    return criterion->kind == CRITERION_PERFORMANCE || criterion->kind == CRITERION_GUARD;
}

static void mark_uses(struct finding *finding) {
    const struct criteria *criteria = finding->asked->criteria;
    size_t facts = finding->asked->now->fact_count;

    finding->uses = memory_array(criteria->objective_count * facts, sizeof *finding->uses);
    for (size_t i = 0; i < criteria->count; i++) {
        const struct criterion *criterion = &criteria->items[i];
        bool *uses = finding->uses + criteria->commitments[criterion->commitment].objective * facts;
        if (!counts(criterion)) continue;
        uses[criterion->fact] = true;
        if (criterion->condition >= 0) uses[criterion->condition] = true;
    }
}

static bool moved(const struct movements_asked *asked, size_t objective, size_t row) {
    const struct result *now = judgement_objective(asked->judged_now, objective, row);
    const struct result *before = judgement_objective(asked->judged_before, objective, asked->match[row]);
    enum direction direction = direction_of(&asked->criteria->rules, before->score, now->score);

    return direction == DIRECTION_IMPROVING || direction == DIRECTION_WORSENING ||
           now->rating != before->rating;
}

static bool same_kind(const struct movements_asked *asked, size_t row) {
    const struct portfolio_asset *now = &asked->now->assets[row];
    const struct portfolio_asset *before = &asked->before->assets[asked->match[row]];

    return now->key == before->key && now->scored == before->scored &&
           text_equal(asked->now->categories[now->category], asked->before->categories[before->category]);
}

static bool same_fact(const struct movements_asked *asked, size_t row, size_t fact) {
    double now = asked->now->values[fact][row];
    double before = asked->before->values[fact][asked->match[row]];

    return isnan(now) ? isnan(before) : now == before;
}

/* --- what-ifs --- */

/* Sets one fact of row `at` of `whole`, or its kind, to what row `row` of `from` has. */
static void swap_in(struct portfolio *whole, size_t at, const struct portfolio *from, size_t row,
                    size_t fact) {
    if (fact != MOVEMENT_KIND) {
        whole->values[fact][at] = from->values[fact][row];
        return;
    }
    whole->assets[at].key = from->assets[row].key;
    whole->assets[at].scored = from->assets[row].scored;
    whole->assets[at].category = portfolio_category(whole, from->categories[from->assets[row].category]);
}

/* Each what-if over `base`, with the one fact as `other` has it. */
static struct judgement *judge_what_ifs(const struct finding *finding, bool forward) {
    const struct movements_asked *asked = finding->asked;
    size_t rows[AT_ONCE];

    for (size_t i = 0; i < finding->pending_count; i++)
        rows[i] = forward ? asked->match[finding->pending[i].row] : finding->pending[i].row;
    struct portfolio *whole =
        portfolio_pick(forward ? asked->before : asked->now, rows, finding->pending_count);
    for (size_t i = 0; i < finding->pending_count; i++) {
        size_t row = finding->pending[i].row;
        swap_in(whole, i, forward ? asked->now : asked->before, forward ? row : asked->match[row],
                finding->pending[i].fact);
    }
    struct judgement *judged = judge(whole, asked->criteria, JUDGE_SCORES);
    portfolio_free(whole);
    return judged;
}

static void add(struct finding *finding, struct movement movement) {
    struct movements *found = finding->found;

    memory_reserve((void **)&found->items, &finding->room, found->count + 1, sizeof *found->items);
    found->items[found->count++] = movement;
}

static void take_effect(struct finding *finding, const struct what_if *what_if, size_t objective,
                        const struct result *forward, const struct result *back) {
    const struct movements_asked *asked = finding->asked;
    const struct result *now = judgement_objective(asked->judged_now, objective, what_if->row);
    const struct result *before =
        judgement_objective(asked->judged_before, objective, asked->match[what_if->row]);
    double gained = forward->score - before->score;
    double lost = now->score - back->score;
    double effect = isnan(gained) ? lost : isnan(lost) ? gained : (gained + lost) / 2;
    bool rated = forward->rating != before->rating || back->rating != now->rating;

    if (isnan(effect) ? rated : fabs(effect) >= LEAST_EFFECT)
        add(finding, (struct movement){what_if->row, objective, what_if->fact, effect});
}

static void judge_pending(struct finding *finding) {
    size_t facts = finding->asked->now->fact_count;

    if (finding->pending_count == 0) return;
    struct judgement *forward = judge_what_ifs(finding, true);
    struct judgement *back = judge_what_ifs(finding, false);
    for (size_t i = 0; i < finding->pending_count; i++) {
        const struct what_if *what_if = &finding->pending[i];
        for (size_t o = 0; o < forward->objective_count; o++) {
            bool used = what_if->fact == MOVEMENT_KIND || finding->uses[o * facts + what_if->fact];
            if (used && moved(finding->asked, o, what_if->row))
                take_effect(finding, what_if, o, judgement_objective(forward, o, i),
                            judgement_objective(back, o, i));
        }
    }
    judgement_free(forward);
    judgement_free(back);
    finding->pending_count = 0;
}

static void ask(struct finding *finding, size_t row, size_t fact) {
    if (finding->pending_count == AT_ONCE) judge_pending(finding);
    finding->pending[finding->pending_count++] = (struct what_if){row, fact};
}

static void ask_of_row(struct finding *finding, size_t row) {
    const struct movements_asked *asked = finding->asked;
    size_t objectives = asked->criteria->objective_count, facts = asked->now->fact_count;
    bool any = false;

    for (size_t o = 0; o < objectives; o++)
        any = any || moved(asked, o, row);
    if (!any) return;
    if (!same_kind(asked, row)) ask(finding, row, MOVEMENT_KIND);
    for (size_t f = 0; f < facts; f++) {
        bool used = false;
        if (same_fact(asked, row, f)) continue;
        for (size_t o = 0; o < objectives && !used; o++)
            used = finding->uses[o * facts + f] && moved(asked, o, row);
        if (used) ask(finding, row, f);
    }
}

struct movements *movements_find(const struct movements_asked *asked) {
    struct finding *finding = memory_array(1, sizeof *finding);
    struct movements *found = memory_array(1, sizeof *found);

    finding->asked = asked;
    finding->found = found;
    mark_uses(finding);
    for (size_t row = 0; row < asked->now->count; row++)
        if (asked->match[row] != SIZE_MAX) ask_of_row(finding, row);
    judge_pending(finding);
    free(finding->uses);
    free(finding);
    return found;
}

void movements_free(struct movements *movements) {
    if (movements == NULL) return;
    free(movements->items);
    free(movements);
}
