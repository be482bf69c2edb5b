#include "tools/cli/what_if.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/query/find.h"
#include "engine/runs/supposed_text.h"
#include "sql/embedded.h"
#include "tools/cli/output.h"

static enum status write_changes(struct text *out, const char *reference, const char *const *ifs,
                                 size_t count, struct error *err) {
    struct arena *arena = arena_new();
    struct json json = json_writer(out);
    enum status status = STATUS_OK;

    json_array(&json);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        struct fact_written written;
        status = fact_written_read(&written, arena, FACT_OF_ONE, ifs[i], err);
        if (status != STATUS_OK) {
            error_context(err, "--if");
            break;
        }
        json_object(&json);
        json_text_member(&json, "asset", reference);
        json_text_member(&json, "fact", written.fact);
        json_text_member(&json, "value", written.value);
        json_end(&json);
    }
    json_end(&json);
    arena_free(arena);
    return status;
}

/* --- printing --- */

static void print_score(double score, enum rating rating, const struct recalled *recalled) {
    char text[80];
    const char *words = recalled_words(recalled, "rating", rating_code(rating));

    if (isnan(score))
        snprintf(text, sizeof text, "%s", words);
    else
        snprintf(text, sizeof text, "%.0f %s", floor(score), words);
    printf("  %-24s", text);
}

static void print_line(const char *code, const char *title, const struct result *before,
                       const struct result *after, const struct recalled *recalled) {
    printf("  %-4s %-30.30s", code, title);
    print_score(before->score, (enum rating)before->rating, recalled);
    print_score(after->score, (enum rating)after->rating, recalled);
    puts(after->guard == GUARD_FAILED ? "a must-hold test fails" : "");
}

static void print_levels(const struct what_if_answer *answer) {
    const struct recalled *recalled = answer->recalled;
    const struct criteria *criteria = recalled->inputs->criteria;
    char code[24];
    bool any = false;

    printf("\n  %-35s  %-24s  %s\n", "Objectives", "now", "then");
    for (size_t o = 0; o < answer->made->after->objective_count; o++) {
        bind_integer(code, (int64_t)o + 1);
        print_line(code, recalled_words(recalled, "objective", code),
                   judgement_objective(recalled->judged, o, answer->made->rows[0]),
                   judgement_objective(answer->made->after, o, 0), recalled);
    }
    printf("\n  %-35s  %-24s  %s\n", "Commitments that move", "now", "then");
    for (size_t c = 0; c < criteria->commitment_count; c++) {
        if (!what_if_tells_commitment(answer->made, recalled, answer->withheld, c, 0)) continue;
        any = true;
        print_line(criteria->commitments[c].code,
                   recalled_words(recalled, "commitment", criteria->commitments[c].code),
                   judgement_commitment(recalled->judged, c, answer->made->rows[0]),
                   judgement_commitment(answer->made->after, c, 0), recalled);
    }
    if (!any) puts("  none that you may be told of");
}

static void print_test(const struct judgement *judgement, size_t place) {
    const char *state = criterion_state_code((enum criterion_state)judgement->states[place]);

    if (isnan(judgement->points[place]))
        printf("  %-24s", state);
    else
        printf("  %-24.0f", judgement->points[place]);
}

static void print_tests(const struct what_if_answer *answer) {
    const struct recalled *recalled = answer->recalled;
    const struct criteria *criteria = recalled->inputs->criteria;
    bool any = false;

    printf("\n  %-35s  %-24s  %s\n", "Tests that move", "points now", "then");
    for (size_t c = 0; c < criteria->count; c++) {
        const struct criterion *criterion = &criteria->items[c];
        if (!what_if_tells_test(answer->made, recalled, answer->withheld, c, 0)) continue;
        any = true;
        printf("  %-4s %-30.30s", criteria->commitments[criterion->commitment].code,
               recalled_words(recalled, "fact", answer->made->facts->fact_codes[criterion->fact]));
        print_test(recalled->judged, c * recalled->judged->count + answer->made->rows[0]);
        print_test(answer->made->after, c * answer->made->after->count);
        puts("");
    }
    if (!any) puts("  none that you may be told of");
}

static void print_estate(const struct what_if_answer *answer) {
    char code[24];

    printf("\n  %-35s  %-24s  %s\n", "The estate, mean of its assets", "now", "then");
    for (size_t o = 0; o < answer->made->after->objective_count; o++) {
        bind_integer(code, (int64_t)o + 1);
        printf("  %-4s %-30.30s  %-24.2f  %.2f\n", code, recalled_words(answer->recalled, "objective", code),
               answer->made->before_estate[o].score, answer->made->after_estate[o].score);
    }
}

static void print_answer(struct cli *cli, const struct what_if_answer *answer, const char *reference) {
    if (cli->format == OUTPUT_JSON) {
        struct text out = TEXT_EMPTY;
        struct json json = json_writer(&out);
        json_object(&json);
        what_if_write(&json, answer->recalled, &answer->supposed, answer->made, answer->withheld);
        json_end(&json);
        puts(text_string(&out));
        text_free(&out);
        return;
    }
    if (cli->format == OUTPUT_CSV) {
        what_if_print_csv(answer);
        return;
    }
    printf(
        "%s, if it were otherwise. Run %lld as at %s; medians and other assets stay. Nothing is kept.\n"
        "Scores alone: `terrier scenario set NAME --fact %s.FACT=VALUE` and `run` make options anew too.\n",
        reference, (long long)answer->recalled->run_id, answer->recalled->inputs->as_at, reference);
    print_levels(answer);
    print_tests(answer);
    print_estate(answer);
}

/* By the reader's login: a run that they may read of, and of the times that are read. */
static enum status find_run(char *run, const struct reader *reader, struct store *db, const char *number,
                            struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_run_find, BIND(number), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        if (number)
            error_set(err, STATUS_NOT_FOUND, "there is no run %s%s; `terrier runs` lists them", number,
                      reader->said[0] ? " of then" : "");
        else if (reader->said[0])
            error_set(
                err, STATUS_NOT_FOUND,
                "no run of then is stored, and --if answers from a run: `terrier evaluate --as-at` makes "
                "one of a day; what then was is said without --if");
        else
            error_set(err, STATUS_NOT_FOUND, "nothing has been judged yet; run `terrier evaluate` first");
        status = err->status;
    }
    if (status == STATUS_OK) bind_integer(run, rows_integer(rows, 0, 0));
    rows_free(rows);
    return status;
}

/* A run is recalled whole, by whoever may read it whole: the owner, without the times of the reader. */
static enum status recall_run(struct recalled **out, struct cli *cli, const struct reader *reader,
                              const char *run, struct error *err) {
    struct store *owner = NULL;
    enum status status = reader_owner(cli, reader, &owner, err);

    if (status == STATUS_OK) status = recall(out, owner, run, err);
    store_close(owner);
    return status;
}

enum status what_if_explain(struct cli *cli, const struct reader *reader, struct store *db, const char *given,
                            const char *number, const char *const *ifs, size_t count, struct error *err) {
    struct what_if_answer answer = {0};
    struct query_found named;
    struct text changes = TEXT_EMPTY;
    char run[24];
    size_t wrong;
    enum status status = query_find(&named, db, given, err);

    if (status == STATUS_OK) status = write_changes(&changes, named.reference, ifs, count, err);
    if (status == STATUS_OK) status = supposed_read(&answer.supposed, db, text_string(&changes), err);
    if (status == STATUS_OK) status = find_run(run, reader, db, number, err);
    if (status == STATUS_OK) status = recall_run(&answer.recalled, cli, reader, run, err);
    if (status == STATUS_OK)
        status = what_if(&answer.made, answer.recalled, answer.supposed.changes, answer.supposed.count,
                         &wrong, err);
    if (status == STATUS_OK)
        status = supposed_withheld(&answer.withheld, db, answer.recalled, answer.made, err);
    if (status == STATUS_OK) reader_say(cli, reader);
    if (status == STATUS_OK) print_answer(cli, &answer, named.reference);
    free(answer.withheld);
    what_if_free(answer.made);
    recalled_free(answer.recalled);
    supposed_free(&answer.supposed);
    text_free(&changes);
    return status;
}
