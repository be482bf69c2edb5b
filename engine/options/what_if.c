/*
 * What options would score. Those that keep their asset are rows of one portfolio, (asset, option) pairs with
 * the facts changed, judged together; a host that takes something in is a row more. Exits are scored by rows.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/options/inside.h"

/* A row of the what-if: an option's asset, or its host. */
static size_t count_rows(const struct options *options) {
    size_t count = 0;

    for (size_t i = 0; i < options->count; i++)
        count += (options->items[i].exit == EXIT_NONE) + (options->items[i].host != OPTION_NO_HOST);
    return count;
}

static void change(struct portfolio *what_if, size_t at, const struct options *options,
                   const struct option *option, bool host, int32_t today) {
    for (size_t e = option->first_effect; e < option->first_effect + option->effect_count; e++) {
        const struct option_effect *effect = &options->effects[e];
        if (effect->on_host == host) portfolio_set(what_if, effect->fact, at, effect->value, today);
    }
    if (!host && option->becomes < PORTFOLIO_KEYS) what_if->assets[at].key = option->becomes;
}

struct portfolio *options_what_if(const struct options *options, const struct portfolio *portfolio,
                                  const struct criteria *criteria, size_t **rows) {
    size_t count = count_rows(options), at = 0;
    size_t *from = memory_array(count, sizeof *from);
    struct portfolio *what_if;

    *rows = memory_array(count, sizeof **rows);
    for (size_t i = 0; i < options->count; i++) {
        const struct option *option = &options->items[i];
        if (option->exit == EXIT_NONE) {
            from[at] = option->row;
            (*rows)[at++] = i;
        }
        if (option->host != OPTION_NO_HOST) {
            from[at] = option->host;
            (*rows)[at++] = i;
        }
    }
    what_if = portfolio_pick(portfolio, from, count);
    for (size_t r = 0; r < count; r++) {
        const struct option *option = &options->items[(*rows)[r]];
        change(what_if, r, options, option,
               option->exit != EXIT_NONE || (r > 0 && (*rows)[r - 1] == (*rows)[r]), criteria->today);
    }
    free(from);
    return what_if;
}

/* --- exits --- */

/* Whether the list "4.1 4.2" names the commitment. */
static bool brings(const char *list, const char *code) {
    const char *found = strstr(list, code);
    size_t length = strlen(code);

    return found && (found[length] == '\0' || found[length] == ' ');
}

/* What is judged where the service then is: how fit the place is, how people get there. */
static const char follows_service[] = "2.1 3.2";

/* The host's own score of what follows the service, else the exit's. */
static double score_after(const struct maker *maker, const struct option *option, size_t commitment,
                          double exit) {
    if (option->host == OPTION_NO_HOST ||
        !brings(follows_service, maker->criteria->commitments[commitment].code))
        return exit;
    double host = judgement_commitment(maker->now, commitment, option->host)->score;
    return isnan(host) ? exit : host;
}

/* Mean of the exit's scores over what applied to the asset and what the exit openly brings. */
static double exit_score(const struct maker *maker, const struct option *option, size_t objective) {
    const struct criteria *criteria = maker->criteria;
    const double *scores = maker->given->exit_scores + (size_t)option->exit * criteria->commitment_count;
    const char *brought = option_maker_of(option->kind)->brings;
    double sum = 0, weight = 0;

    for (size_t c = 0; c < criteria->commitment_count; c++) {
        const struct commitment *commitment = &criteria->commitments[c];
        if (commitment->objective != objective || isnan(scores[c])) continue;
        bool applied = !isnan(judgement_commitment(maker->now, c, option->row)->coverage);
        if (!applied && !brings(brought, commitment->code)) continue;
        sum += commitment->weight * score_after(maker, option, c, scores[c]);
        weight += commitment->weight;
    }
    return weight > 0 ? sum / weight : (double)NAN;
}

/* --- gain --- */

static double counted(const struct maker *maker, double score) {
    return isnan(score) ? maker->given->not_applicable : score;
}

/* `scores` by objective against what the row scores now. */
static double gain_of(struct maker *maker, const double *scores, size_t row) {
    double sum = 0, weights = 0;
    char group[] = "1";

    for (size_t o = 0; o < maker->criteria->objective_count; o++) {
        group[0] = (char)('1' + o);
        double weight = likely(maker, "objective_weight", group);
        sum += weight *
               (counted(maker, scores[o]) - counted(maker, judgement_objective(maker->now, o, row)->score));
        weights += weight;
    }
    return sum / weights;
}

static void take_scores(double *scores, const struct judgement *judged, size_t row) {
    for (size_t o = 0; o < judged->objective_count; o++)
        scores[o] = judgement_objective(judged, o, row)->score;
}

void options_judge(struct maker *maker) {
    struct options *out = maker->out;
    size_t *rows;
    struct portfolio *what_if = options_what_if(out, maker->portfolio, maker->criteria, &rows);
    struct judgement *judged = judge(what_if, maker->criteria, JUDGE_SCORES);
    size_t at = 0;

    for (size_t i = 0; i < out->count; i++) {
        struct option *option = &out->items[i];
        double host_scores[OPTION_OBJECTIVES];
        if (option->exit == EXIT_NONE)
            take_scores(option->potential, judged, at++);
        else
            for (size_t o = 0; o < judged->objective_count; o++)
                option->potential[o] = exit_score(maker, option, o);
        option->gain = gain_of(maker, option->potential, option->row);
        if (option->host == OPTION_NO_HOST) continue;
        take_scores(host_scores, judged, at++);
        option->host_gain = gain_of(maker, host_scores, option->host);
        option->gain += option->host_gain;
    }
    judgement_free(judged);
    portfolio_free(what_if);
    free(rows);
}
