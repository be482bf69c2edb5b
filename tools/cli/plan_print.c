/* A programme as people read it: figures, years, money, what binds it, what changes it, and why each asset.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "sql/embedded.h"
#include "tools/cli/plan_parts.h"

enum { WIDTH = 99 };
#define INDENT "      "

static void print_pounds(const char *what, const struct rows *rows, const char *column) {
    char pounds[FORMAT_SIZE];
    int at = rows_find(rows, column);
    if (at < 0 || rows_is_null(rows, 0, (size_t)at)) return;
    printf("  %-46s %s\n", what, format_pounds_short(pounds, rows_number(rows, 0, (size_t)at)));
}

static const char *tonnes(char *buffer, const struct rows *head, const char *column) {
    return format_integer(buffer, llround(rows_number(head, 0, (size_t)rows_find(head, column))));
}

/* The floor of emissions in tonnes and per cent, beside what is saved. */
static void print_floor(const struct rows *head) {
    char saved[FORMAT_SIZE], least[FORMAT_SIZE], all[FORMAT_SIZE];
    if (rows_is_null(head, 0, (size_t)rows_find(head, "floor_tonnes"))) return;
    printf("  %-46s %s t; at least %s t, %.15g%% of %s t\n", "Emissions saved in the last year",
           tonnes(saved, head, "saved_tonnes"), tonnes(least, head, "floor_tonnes"),
           rows_number(head, 0, (size_t)rows_find(head, "floor_percent")),
           tonnes(all, head, "emissions_tonnes"));
}

static void print_head(const struct rows *head, bool possible) {
    printf("Plan %s of run %s, %s years: %s\n", rows_text(head, 0, 0), rows_text(head, 0, 1),
           rows_text(head, 0, 2), rows_text(head, 0, 3));
    print_pounds("Worth, gain in pounds and net present value", head, "value_gbp");
    print_pounds("No plan is worth more than", head, "bound_gbp");
    if (possible) print_pounds("Rank-and-cut would be worth", head, "cut_value_gbp");
    print_pounds("With GBP 1m more capital", head, "more_gbp");
    print_pounds("With GBP 1m less", head, "less_gbp");
    if (!possible) {
        puts("");
        return;
    }
    if (rows_integer(head, 0, 13) > 0) printf("  %-46s %s\n", "Assets not shown", rows_text(head, 0, 13));
    if (rows_is_null(head, 0, (size_t)rows_find(head, "more_gbp")) &&
        rows_is_null(head, 0, (size_t)rows_find(head, "less_gbp")))
        printf("  %-46s %s; which are firm was not tried\n", "Assets that take something",
               rows_text(head, 0, 10));
    else
        printf("  %-46s %s of %s\n", "Firm: the same option in every trial", rows_text(head, 0, 9),
               rows_text(head, 0, 10));
    printf("  %-46s %s to %s\n", "Homes made room for", rows_text(head, 0, 11), rows_text(head, 0, 12));
    print_floor(head);
    puts("");
}

static enum status print_part(struct cli *cli, struct store *db, const char *title, const char *sql,
                              struct bind bind, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql, bind, STORE_MANY, &rows, err);
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE)) {
        if (cli->format == OUTPUT_TABLE) printf("%s\n", title);
        output_rows(cli->format, rows);
        if (cli->format == OUTPUT_TABLE) printf("\n");
    }
    rows_free(rows);
    return status;
}

/* Words in lines of at most 100 columns, indented. */
static void print_wrapped(const char *text) {
    size_t column = 0;
    while (*text) {
        size_t length = strcspn(text, " ");
        if (column > 0 && column + 1 + length > WIDTH) {
            printf("\n");
            column = 0;
        }
        column += (size_t)printf("%s%.*s", column ? " " : INDENT, (int)length, text);
        text += length + (text[length] == ' ');
    }
    printf("\n");
}

static const char *cell(const struct rows *rows, size_t row, const char *column) {
    return rows_text(rows, row, (size_t)rows_find(rows, column));
}

static bool is_given(const struct rows *rows, size_t row, const char *column) {
    return !rows_is_null(rows, row, (size_t)rows_find(rows, column));
}

static void add_pounds(struct text *out, const char *before, const struct rows *rows, size_t row,
                       const char *column, const char *after) {
    char pounds[FORMAT_SIZE];
    text_format(out, "%s%s%s", before,
                format_pounds_short(pounds, rows_number(rows, row, (size_t)rows_find(rows, column))), after);
}

/* Why this option and not the next best, what pays for it, and when it would be another. */
static void print_reason(const struct rows *rows, size_t row) {
    struct text out = TEXT_EMPTY;
    double receipt = rows_number(rows, row, (size_t)rows_find(rows, "receipt"));
    text_format(&out, "%+.1f points;", rows_number(rows, row, (size_t)rows_find(rows, "gain")));
    add_pounds(&out, " ", rows, row, "net_value", " of net present value.");
    if (is_given(rows, row, "paid_from")) text_format(&out, " Paid from %s.", cell(rows, row, "paid_from"));
    if (receipt > 0) add_pounds(&out, " Brings ", rows, row, "receipt", ".");
    if (is_given(rows, row, "next_option"))
        text_format(&out, " Next best: %s", cell(rows, row, "next_option"));
    if (is_given(rows, row, "behind"))
        add_pounds(&out, ", ", rows, row, "behind",
                   " behind for what its money and room could do elsewhere.");
    else if (is_given(rows, row, "next_option"))
        text_add(&out, ".");
    if (is_given(rows, row, "flips_with"))
        text_format(&out, " Flips with: %s.", cell(rows, row, "flips_with"));
    else if (rows_boolean(rows, row, (size_t)rows_find(rows, "firm")))
        text_add(&out, " Firm.");
    if (is_given(rows, row, "proposals")) text_format(&out, " Proposals: %s.", cell(rows, row, "proposals"));
    print_wrapped(text_string(&out));
    text_free(&out);
}

static enum status print_assets(struct store *db, const char *id, const char *limit, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_plan_show_assets_short, BIND(id, limit), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) > 0)
        puts("By asset, those worth most first in each year: year, asset, what it does, what that costs and "
             "is worth");
    for (size_t row = 0; status == STATUS_OK && row < rows_count(rows); row++) {
        char capital[FORMAT_SIZE], worth[FORMAT_SIZE];
        struct text what = TEXT_EMPTY, name = TEXT_EMPTY;
        text_add_plain(&name, cell(rows, row, "name"), 34);
        text_add(&what, cell(rows, row, "option"));
        if (is_given(rows, row, "host")) text_format(&what, " %s", cell(rows, row, "host"));
        printf("%2s  %s  %-34s %-24.24s %11s %11s\n", cell(rows, row, "year"), cell(rows, row, "reference"),
               text_string(&name), text_string(&what),
               format_pounds_short(capital, rows_number(rows, row, (size_t)rows_find(rows, "capital"))),
               format_pounds_short(worth, rows_number(rows, row, (size_t)rows_find(rows, "worth"))));
        print_reason(rows, row);
        text_free(&what);
        text_free(&name);
    }
    rows_free(rows);
    return status;
}

static enum status print_supposed(struct store *db, const char *id, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_plan_supposed, BIND(id), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) > 0)
        puts("Supposed, and judged and planned with; the record is as it was");
    for (size_t row = 0; status == STATUS_OK && row < rows_count(rows); row++) {
        struct text out = TEXT_EMPTY;
        text_format(&out, "- %s ", cell(rows, row, "reference"));
        text_add_plain(&out, cell(rows, row, "name"), 34);
        text_format(&out, ": %s %s, not %s", cell(rows, row, "label"), cell(rows, row, "said"),
                    cell(rows, row, "was_said"));
        print_wrapped(text_string(&out));
        text_free(&out);
    }
    if (status == STATUS_OK && rows_count(rows) > 0) puts("");
    rows_free(rows);
    return status;
}

static enum status print_conflicts(struct store *db, const char *id, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_plan_show_conflicts, BIND(id), STORE_MANY, &rows, err);
    bool sets = false, others = false;
    for (size_t row = 0; status == STATUS_OK && row < rows_count(rows); row++) {
        bool set = rows_boolean(rows, row, (size_t)rows_find(rows, "to_set"));
        struct text out = TEXT_EMPTY;
        if (set && !sets)
            puts("There is no such plan. The least change with which there is one; if several, all of them:");
        if (!set && !others)
            puts(sets ? "Together with these, which take part and need not move:"
                      : "There is no such plan, and no change of settings was found with which there is one. "
                        "What takes part:");
        sets |= set;
        others |= !set;
        text_format(&out, "- %s", cell(rows, row, "sentence"));
        print_wrapped(text_string(&out));
        text_free(&out);
    }
    rows_free(rows);
    return status;
}

enum status plan_print(struct cli *cli, struct store *db, int64_t plan_id, const char *limit,
                       struct error *err) {
    char id[24];
    struct rows *head = NULL;
    bind_integer(id, plan_id);
    enum status status = store_query(db, sql_plan_show_head, BIND(id), STORE_MAYBE_ONE, &head, err);
    if (status == STATUS_OK && rows_count(head) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no plan %s; `terrier plan list` lists them", id);
    bool possible = status == STATUS_OK && !rows_is_null(head, 0, (size_t)rows_find(head, "value_gbp"));
    if (status == STATUS_OK && cli->format == OUTPUT_TABLE) print_head(head, possible);
    rows_free(head);
    if (status != STATUS_OK) return status;
    if (cli->format != OUTPUT_TABLE) /* one table: the plan itself, all of it */
        return print_part(cli, db, "", sql_plan_show_assets, BIND(id), err);
    status = print_supposed(db, id, err);
    if (status != STATUS_OK) return status;
    if (!possible) return print_conflicts(db, id, err);
    const struct {
        const char *title, *sql;
    } parts[] = {
        {"By year: the plan, and what rank-and-cut would do", sql_plan_show_years},
        {"Emissions in tonnes by target: projected without the plan, and with what it saves",
         sql_plan_show_carbon},
        {"Money by fund and year; what is left is carried over where the fund may", sql_plan_show_funds},
        {"Objectives: mean score before and after, of what is kept, and of all with what giving up scores",
         sql_plan_show_scores},
        {"What the plan came up against", sql_plan_show_limits},
        {"Made again with one thing changed; assets that do the same, and what others do",
         sql_plan_show_trials}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == STATUS_OK; i++)
        status = print_part(cli, db, parts[i].title, parts[i].sql, BIND(id), err);
    return status == STATUS_OK ? print_assets(db, id, limit, err) : status;
}
