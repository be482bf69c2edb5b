#include "engine/service/features/item_explained.h"

#include "engine/service/features/html.h"
#include "engine/service/features/item_why.h"
#include "sql/embedded.h"

static enum status read_judged(struct item_explained *explained, const struct item *item, struct error *err) {
    struct store *db = request_db(item->request);
    struct explanation *of = &explained->of;
    const char *run;
    enum status status = store_query(db, sql_run_find, BIND(NULL), STORE_MAYBE_ONE, &of->run, err);

    if (status != STATUS_OK || rows_count(of->run) == 0) return status;
    run = rows_text(of->run, 0, RUN_ID);
    return explanation_read(of, db, run, item->id, err);
}

enum status item_explained_read(struct item_explained *explained, const struct item *item,
                                struct error *err) {
    enum status status;

    explained->told =
        text_equal(item->collection->name, "assets") && request_identity(item->request)->role > ROLE_PUBLIC;
    if (!explained->told) return STATUS_OK;
    status = read_judged(explained, item, err);
    if (status == STATUS_OK)
        status = store_query(request_db(item->request), sql_explain_proposals, BIND(item->id), STORE_MANY,
                             &explained->proposals, err);
    return status;
}

void item_explained_free(struct item_explained *explained) {
    explanation_free(&explained->of);
    rows_free(explained->proposals);
    explained->proposals = NULL;
}

static bool is_judged(const struct item_explained *explained) {
    return rows_count(explained->of.run) > 0 && rows_count(explained->of.asset) > 0;
}

static bool is_scored(const struct item_explained *explained) {
    return is_judged(explained) && explanation_is_scored(&explained->of);
}

void item_explained_contents(struct text *out, const struct item_explained *explained) {
    if (!explained->told) return;
    text_add(out, "<nav aria-label=\"Parts of this page\"><ul class=\"pages\">"
                  "<li><a href=\"#verdict\">The verdict</a></li>");
    if (is_scored(explained)) text_add(out, "<li><a href=\"#help\">What would help</a></li>");
    text_add(out, "<li><a href=\"#proposals\">Proposals</a></li>");
    if (is_scored(explained)) text_add(out, "<li><a href=\"#why\">Why</a></li>");
    text_add(out, "<li><a href=\"#record\">The record</a></li></ul></nav>\n");
}

/* --- the verdict --- */

static void add_percent(struct text *out, const struct rows *levels, size_t row, size_t column) {
    if (rows_is_null(levels, row, column))
        text_add(out, "<td class=\"number\"><span class=\"quiet\">none</span></td>");
    else
        text_format(out, "<td class=\"number\">%.0f%%</td>", 100 * rows_number(levels, row, column));
}

static void add_objective(struct text *out, const struct explanation *of, size_t row) {
    const struct rows *levels = of->levels;
    struct text remarks = TEXT_EMPTY;

    text_format(out, "<tr><th scope=\"row\"><a href=\"#objective-%s\">%s. ",
                rows_text(levels, row, LEVEL_OBJECTIVE), rows_text(levels, row, LEVEL_OBJECTIVE));
    escape_html(out, rows_text(levels, row, LEVEL_TITLE));
    text_add(out, "</a></th>");
    if (rows_is_null(levels, row, LEVEL_SCORE))
        text_add(out, "<td class=\"number\"><span class=\"quiet\">none</span></td>");
    else
        text_format(out, "<td class=\"number\">%d</td>",
                    explanation_whole(rows_number(levels, row, LEVEL_SCORE)));
    html_element(out, "td", rows_text(levels, row, LEVEL_RATING));
    add_percent(out, levels, row, LEVEL_COVERAGE);
    add_percent(out, levels, row, LEVEL_CONFIDENCE);
    html_element(out, "td", rows_text(levels, row, LEVEL_DIRECTION));
    explanation_remarks(&remarks, of, row);
    html_element(out, "td", text_string(&remarks));
    text_add(out, "</tr>\n");
    text_free(&remarks);
}

static void add_objectives(struct text *out, const struct explanation *of) {
    struct text line = TEXT_EMPTY;

    html_scrolled_begin(out, "objectives", "Each objective, of 100 points");
    text_add(out, "<thead><tr><th scope=\"col\">Objective</th><th scope=\"col\" class=\"number\">Score</th>"
                  "<th scope=\"col\">Rating</th><th scope=\"col\" class=\"number\">Known</th>"
                  "<th scope=\"col\" class=\"number\">Sure</th><th scope=\"col\">Direction</th>"
                  "<th scope=\"col\">What fails, and what it could reach</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < rows_count(of->levels); i++)
        if (!rows_text(of->levels, i, LEVEL_COMMITMENT) && explanation_applies(of->levels, i))
            add_objective(out, of, i);
    html_scrolled_end(out);
    explanation_not_asked(&line, of->levels);
    html_sentence(out, "p", &line);
    html_element(out, "p", explanation_known_words);
}

static void add_verdict(struct text *out, const struct item_explained *explained) {
    const struct explanation *of = &explained->of;
    struct text line = TEXT_EMPTY;

    text_add(out, "<h2 id=\"verdict\">The verdict</h2>\n");
    if (rows_count(of->run) == 0) {
        html_element(out, "p", "Nothing has been judged yet.");
        return;
    }
    if (!is_judged(explained)) {
        text_format(&line, "Run %s did not judge it: it is outside the counts, or newer than the run.",
                    rows_text(of->run, 0, RUN_ID));
        html_sentence(out, "p", &line);
        return;
    }
    explanation_about(&line, of);
    text_format(&line, " Run %s, facts as at %s.", rows_text(of->run, 0, RUN_ID),
                rows_text(of->run, 0, RUN_AS_AT));
    html_sentence(out, "p", &line);
    if (is_scored(explained)) {
        add_objectives(out, of);
    } else {
        explanation_why_not(&line, of);
        html_sentence(out, "p", &line);
    }
}

/* --- what would help --- */

static void add_option(struct text *out, const struct rows *options, size_t row) {
    struct text line = TEXT_EMPTY;

    explanation_option_title(&line, options, row);
    text_add(out, "<li>");
    html_sentence(out, "strong", &line);
    text_add_char(out, ' ');
    explanation_option(&line, options, row);
    html_sentence(out, "span", &line);
    explanation_option_money(&line, options, row);
    html_sentence(out, "p", &line);
    explanation_option_blocks(&line, options, row);
    html_sentence(out, "p", &line);
    explanation_option_conditions(&line, options, row);
    html_sentence(out, "p", &line);
    text_add(out, "</li>\n");
}

static bool add_options(struct text *out, const struct rows *options, bool feasible, const char *title) {
    bool any = false;

    for (size_t i = 0; i < rows_count(options); i++) {
        if (explanation_is_feasible(options, i) != feasible) continue;
        if (!any) {
            html_element(out, "p", title);
            text_add(out, "\n<ol>\n");
        }
        any = true;
        add_option(out, options, i);
    }
    if (any) text_add(out, "</ol>\n");
    return any;
}

static void add_help(struct text *out, const struct explanation *of) {
    struct text line = TEXT_EMPTY;

    text_add(out, "<h2 id=\"help\">What would help</h2>\n");
    if (!add_options(out, of->options, true, explanation_recommended_words))
        html_element(out, "p", explanation_none_words);
    add_options(out, of->options, false, explanation_blocked_words);
    explanation_plan(&line, of);
    if (line.length == 0) text_add(&line, "No programme has been made yet.");
    html_sentence(out, "p", &line);
}

/* --- what is proposed --- */

enum {
    PROPOSAL_NUMBER,
    PROPOSAL_KIND,
    PROPOSAL_NAME,
    PROPOSAL_STATE,
    PROPOSAL_ON,
    PROPOSAL_GBP,
    PROPOSAL_LACKS
};

static void add_proposal(struct text *out, const struct rows *proposals, size_t row) {
    text_format(out, "<tr><th scope=\"row\">%s</th>", rows_text(proposals, row, PROPOSAL_NUMBER));
    for (size_t column = PROPOSAL_KIND; column <= PROPOSAL_LACKS; column++) {
        text_add(out, column == PROPOSAL_GBP ? "<td class=\"number\">" : "<td>");
        escape_html(out, rows_text(proposals, row, column));
        text_add(out, "</td>");
    }
    text_add(out, "</tr>\n");
}

static void add_proposals(struct text *out, const struct rows *proposals) {
    text_add(out, "<h2 id=\"proposals\">Proposals</h2>\n");
    if (rows_count(proposals) == 0) {
        html_element(out, "p", "Nothing is proposed that you may see.");
        return;
    }
    html_scrolled_begin(out, "proposed", "What is proposed, the newest first");
    text_add(out,
             "<thead><tr><th scope=\"col\">Number</th><th scope=\"col\">What</th><th scope=\"col\">Name</th>"
             "<th scope=\"col\">How far it has come</th><th scope=\"col\">Proposed on</th>"
             "<th scope=\"col\" class=\"number\">Value, GBP</th><th scope=\"col\">What it still needs</th>"
             "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < rows_count(proposals); i++)
        add_proposal(out, proposals, i);
    html_scrolled_end(out);
}

void item_explained_parts(struct text *out, const struct item_explained *explained) {
    if (!explained->told) return;
    add_verdict(out, explained);
    if (is_scored(explained)) add_help(out, &explained->of);
    add_proposals(out, explained->proposals);
    if (is_scored(explained)) item_why(out, &explained->of);
}
