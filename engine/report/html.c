#include "engine/report/html.h"

#include <math.h>
#include <string.h>

#include "engine/base/escape.h"
#include "engine/base/format.h"
#include "engine/report/charts.h"
#include "engine/report/html_estate.h"
#include "engine/report/page.h"
#include "engine/report/sections.h"
#include "engine/report/style.h"

/* --- parts of the page --- */

static void add_key(struct text *out, const char *value, const char *name) {
    text_add(out, "<div><dt>");
    escape_html(out, name);
    text_add(out, "</dt><dd>");
    escape_html(out, value);
    text_add(out, "</dd></div>\n");
}

static void add_backlog_key(struct text *out, const struct report_range *range) {
    char low[FORMAT_SIZE], high[FORMAT_SIZE];
    struct text value = TEXT_EMPTY;
    struct text name = TEXT_EMPTY;

    if (!isnan(range->p10) && !isnan(range->p90)) {
        text_format(&value, "%s to %s", charts_pounds(low, range->p10), charts_pounds(high, range->p90));
        text_format(&name, "high-priority backlog: %s", range->label);
        add_key(out, text_string(&value), text_string(&name));
    }
    text_free(&value);
    text_free(&name);
}

static void add_head(struct text *out, const struct report *report) {
    text_add(out, "<!DOCTYPE html>\n<html lang=\"en-GB\" "
                  "xmlns=\"http://www.w3.org/1999/xhtml\">\n<head><meta charset=\"utf-8\"/>"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
                  "<title>Asset Management Group report</title>\n<style>");
    text_add(out, report_style);
    text_add(out, "</style></head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header>"
                  "<p class=\"mark\">");
    escape_html(out, report->marking);
    text_add(out, "</p><h1>Asset Management Group report</h1>\n<p>Land and property assets");
    if (report->as_at != NULL) {
        text_add(out, ", facts as at ");
        escape_html(out, report->as_at);
    }
    text_add(out, "</p>");
    if (report->past != NULL) {
        text_add(out, "<p><strong>");
        page_words(out, report->past);
        text_add(out, "</strong></p>");
    }
    if (report->sample)
        text_add(
            out,
            "<p class=\"sample\"><strong>Sample.</strong> This estate is invented: a synthetic portfolio for "
            "trials, not the council's property.</p>");
    text_add(out, "</header>\n");
}

static void add_unjudged(struct text *out, const struct report *report) {
    text_add(out, "<p class=\"sample\">");
    if (report->judge_by == NULL) {
        text_add(out, "The estate had not been judged by then, and runs made later do not count.</p>");
        return;
    }
    text_add(out, report->past ? "The estate has not been judged for this day."
                               : "The estate has not been judged yet.");
    text_add(out, " <code>");
    escape_html(out, report->judge_by);
    text_add(out, "</code> makes the ratings that this report shows.</p>");
}

static void add_keys(struct text *out, const struct report *report) {
    char buffer[FORMAT_SIZE];

    text_add(out,
             "<section aria-labelledby=\"glance\"><h2 id=\"glance\">At a glance</h2>\n<dl class=\"keys\">");
    add_key(out, format_integer(buffer, report->assets_held),
            arena_format(report->arena, "assets held on %s", report->held_on));
    if (report->judged)
        add_key(out, format_integer(buffer, report->assets_judged),
                arena_format(report->arena, "judged against the objectives, facts as at %s", report->as_at));
    else
        add_key(out, format_integer(buffer, report->in_scope), "to be judged against the objectives");
    for (size_t i = 0; i < report->backlog_count; i++)
        add_backlog_key(out, &report->backlog[i]);
    add_key(out, format_integer(buffer, report->rows_rejected),
            report->past ? "rows of source files rejected until today, each with its reason"
                         : "rows of source files rejected, each with its reason");
    text_add(out, "</dl>");
    if (!report->judged) add_unjudged(out, report);
    text_add(out, "</section>\n");
}

static void add_legend(struct text *out, const struct report *report) {
    text_add(out, "<ul class=\"legend\">");
    for (size_t i = 0; i < REPORT_BANDS; i++) {
        text_add(out, "<li><span style=\"background:");
        escape_html(out, report->bands[i].colour ? report->bands[i].colour : CHARTS_NO_COLOUR);
        text_add(out, "\"></span>");
        escape_html(out, report->bands[i].label);
        text_add(out, "</li>");
    }
    text_add(out, "</ul>");
}

static void add_objectives(struct text *out, const struct report *report) {
    if (report->objective_count == 0) return;
    text_add(out, "<section aria-labelledby=\"objectives\"><h2 id=\"objectives\">Ratings by "
                  "objective</h2>\n<figure><figcaption><p>"
                  "Assets by rating, for each objective.</p></figcaption>");
    if (report->compared == NULL)
        page_tag(out, "p",
                 "There is no earlier run to compare with yet, so there is no last rating and no direction.");
    add_legend(out, report);
    charts_ratings(out, report);
    page_table(out, "The figures of the chart, with direction of travel", "Objective", "Last", "Present",
               "#Score", "Direction", "#Green", "#Amber", "#Red", "#Insuf\u00adficient",
               "#Not appli\u00adcable", "#Assets that failed a must-hold test", NULL);
    for (size_t i = 0; i < report->objective_count; i++) {
        const struct report_line *line = &report->objectives[i];
        text_add(out, "<tr><th scope=\"row\">");
        escape_html(out, line->code);
        text_add(out, ". ");
        escape_html(out, line->title);
        text_add(out, "</th>");
        page_rating_cell(out, line->last);
        page_rating_cell(out, line->now);
        page_score_cell(out, line->score);
        page_direction_cell(out, line);
        page_count_cell(out, line->green);
        page_count_cell(out, line->amber);
        page_count_cell(out, line->red);
        page_count_cell(out, line->insufficient);
        page_count_cell(out, line->not_applicable);
        page_count_cell(out, line->failed);
        page_end_row(out);
    }
    page_end_table(out);
    text_add(out, "</figure></section>\n");
}

static void add_commitments(struct text *out, const struct report *report) {
    if (report->commitment_count == 0) return;
    text_add(
        out,
        "<section aria-labelledby=\"commitments\"><h2 id=\"commitments\">Progress on the commitments</h2>\n");
    page_table(out, "The commitments of the strategy, each asset counting once", "Code", "Commitment", "Last",
               "Present", "#Score", "Direction", "Comment", NULL);
    for (size_t i = 0; i < report->commitment_count; i++) {
        const struct report_line *line = &report->commitments[i];
        text_add(out, "<tr>");
        page_cell(out, line->code);
        text_add(out, "<th scope=\"row\">");
        escape_html(out, line->title);
        text_add(out, "</th>");
        page_rating_cell(out, line->last);
        page_rating_cell(out, line->now);
        page_score_cell(out, line->score);
        page_direction_cell(out, line);
        text_add(out, "<td>");
        page_words(out, line->comment);
        if (line->action != NULL) {
            text_add(out, "<br/>Corporate action, rated by ");
            page_words(out, line->action);
        }
        text_add(out, "</td>");
        page_end_row(out);
    }
    page_end_table(out);
    text_add(out, "</section>\n");
}

static void add_assets(struct text *out, const char *caption, const struct report_asset *assets,
                       size_t count) {
    page_table(out, caption, "Reference", "Asset", "#Mean score", "Ratings by objective", "Reasons", NULL);
    for (size_t i = 0; i < count; i++) {
        const struct report_asset *asset = &assets[i];
        page_row_head(out, asset->reference);
        text_add(out, "<td>");
        escape_html(out, asset->name);
        text_add(out, "<br/><span class=\"quiet\">");
        escape_html(out, asset->category);
        if (asset->place != NULL) {
            text_add(out, ", ");
            escape_html(out, asset->place);
        }
        text_add(out, "</span></td>");
        page_score_cell(out, asset->score);
        page_cell(out, asset->ratings);
        page_cell(out, asset->reasons);
        page_end_row(out);
    }
    page_end_table(out);
}

static void add_both_ends(struct text *out, const struct report *report) {
    if (report->worst_count == 0 && report->best_count == 0) return;
    text_add(
        out,
        "<section aria-labelledby=\"assets\"><h2 id=\"assets\">Worst and best assets</h2>\n"
        "<p>Worst: most failed must-hold tests, then the lowest mean score over the objectives. Best: no "
        "must-hold test "
        "failed or unproven and at least half of the evidence known, then the highest mean score.</p>\n");
    add_assets(out, "Worst", report->worst, report->worst_count);
    add_assets(out, "Best", report->best, report->best_count);
    text_add(out, "</section>\n");
}

static void add_facts(struct text *out, const char *id, const char *title, const char *caption,
                      const struct report_fact *facts, size_t count) {
    text_format(out, "<section aria-labelledby=\"%s\"><h2 id=\"%s\">", id, id);
    escape_html(out, title);
    text_add(out, "</h2>\n");
    page_open_table(out, " class=\"facts\"", caption);
    text_add(out, "<tbody>\n");
    for (size_t i = 0; i < count; i++) {
        page_row_head(out, facts[i].name);
        page_cell(out, facts[i].value);
        page_end_row(out);
    }
    page_end_table(out);
    text_add(out, "</section>\n");
}

static void add_sections(struct text *out, const struct report *report, bool early) {
    for (size_t i = 0; i < report->section_count; i++)
        if (report->sections[i].early == early) section_html(out, &report->sections[i]);
    if (!early && report->section_count > 0 && report->past)
        text_add(out,
                 "<p class=\"sample\">Options, plans, proposals and decisions are kept as they are now, so "
                 "a report of the past is without them.</p>\n");
}

/* A link to each part, as its heading says. */
static void add_contents(struct text *out, const char *body) {
    static const char heading[] = "<h2 id=\"";

    text_add(out, "<nav aria-label=\"Contents\"><ul>");
    for (const char *at = body; (at = strstr(at, heading)) != NULL;) {
        at += sizeof heading - 1;
        size_t id = strcspn(at, "\"");
        const char *title = at + id + strlen("\">");
        text_add(out, "<li><a href=\"#");
        text_add_bytes(out, at, id);
        text_add(out, "\">");
        text_add_bytes(out, title, strcspn(title, "<"));
        text_add(out, "</a></li>\n");
    }
    text_add(out, "</ul></nav>\n");
}

static void add_body(struct text *out, const struct report *report) {
    add_keys(out, report);
    html_estate(out, report);
    html_backlog(out, report);
    add_sections(out, report, true);
    add_objectives(out, report);
    add_commitments(out, report);
    add_both_ends(out, report);
    add_sections(out, report, false);
    add_facts(out, "data", "Data quality", "How much is known, and what was kept out", report->quality,
              report->quality_count);
    add_facts(out, "words", "Definitions and versions", "What the words and figures mean",
              report->definitions, report->definition_count);
}

void report_html(struct text *out, const struct report *report) {
    struct text body = TEXT_EMPTY;

    add_body(&body, report);
    add_head(out, report);
    add_contents(out, text_string(&body));
    text_add(out, "<main id=\"main\">\n");
    text_add_bytes(out, body.data, body.length);
    text_free(&body);
    text_add(
        out,
        "</main>\n<footer><p>Made by terrier. Scores are advice with their reasons shown: "
        "<code>terrier explain REFERENCE</code> says how each came about.</p></footer>\n</body>\n</html>\n");
}
