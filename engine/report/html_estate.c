/* The estate's charts and its backlog, each with its figures in a table. */
#include "engine/report/html_estate.h"

#include "engine/base/escape.h"
#include "engine/base/format.h"
#include "engine/report/charts.h"
#include "engine/report/page.h"

static void add_chart(struct text *out, const struct report_chart *chart) {
    char share[FORMAT_SIZE];

    text_add(out, "<figure><figcaption><h3>");
    escape_html(out, chart->title);
    text_add(out, "</h3>");
    page_tag(out, "p", chart->about);
    text_add(out, "</figcaption>\n");
    charts_bars(out, chart);
    page_table(out, "The figures of the chart", "Kind", "#Assets", "#Share", NULL);
    for (size_t i = 0; i < chart->bar_count; i++) {
        page_row_head(out, chart->bars[i].label);
        page_count_cell(out, chart->bars[i].value);
        format_decimal(share, chart->total ? 100.0 * (double)chart->bars[i].value / (double)chart->total : 0,
                       1);
        text_format(out, "<td class=\"n\">%s%%</td>", share);
        page_end_row(out);
    }
    page_row_head(out, "Together");
    page_count_cell(out, chart->total);
    text_add(out, "<td></td>");
    page_end_row(out);
    page_end_table(out);
    text_add(out, "</figure>\n");
}

void html_estate(struct text *out, const struct report *report) {
    text_add(out, "<section aria-labelledby=\"estate\"><h2 id=\"estate\">The estate</h2>\n");
    for (size_t i = 0; i < sizeof report->charts / sizeof *report->charts; i++)
        add_chart(out, &report->charts[i]);
    text_add(out, "</section>\n");
}

static void add_paths(struct text *out, const struct report *report) {
    if (report->path_count == 0) return;
    text_format(
        out,
        "<figure><figcaption><p>What becomes of it by %d, at the same prices. No money means none for the "
        "backlog, while ordinary upkeep goes on as it did.</p></figcaption>",
        report->path_start + report->path_years);
    charts_paths(out, report);
    page_table(out, "The figures of the chart", "Budget", "#A year", "#Low", "#Likely", "#High", NULL);
    for (size_t i = 0; i < report->path_count; i++) {
        const struct report_path *path = &report->paths[i];
        page_row_head(out, path->label);
        page_money_cell(out, path->yearly);
        page_money_cell(out, path->low);
        page_money_cell(out, path->likely[report->path_years]);
        page_money_cell(out, path->high);
        page_end_row(out);
    }
    page_end_table(out);
    text_add(out, "</figure>\n");
}

void html_backlog(struct text *out, const struct report *report) {
    if (report->backlog_count == 0) return;
    text_add(out, "<section aria-labelledby=\"repairs\"><h2 id=\"repairs\">High-priority maintenance "
                  "backlog</h2>\n<figure><figcaption>");
    page_tag(out, "p", report->backlog_about);
    text_add(out, "<p>A survey is evidence that ages, so the backlog is a range: one chance in ten that it "
                  "is below P10, one in "
                  "ten that it is above P90.</p></figcaption>");
    charts_ranges(out, report->backlog, report->backlog_count);
    page_table(out, "The figures of the chart", "Assets that the council must repair", "#P10", "#P50", "#P90",
               "#Surveyed", "#Estimated from their like", "#Unknown, not in the figures", NULL);
    for (size_t i = 0; i < report->backlog_count; i++) {
        const struct report_range *range = &report->backlog[i];
        page_row_head(out, range->label);
        page_money_cell(out, range->p10);
        page_money_cell(out, range->p50);
        page_money_cell(out, range->p90);
        page_count_cell(out, range->surveyed);
        page_count_cell(out, range->imputed);
        page_count_cell(out, range->unknown);
        page_end_row(out);
    }
    page_end_table(out);
    text_add(out, "</figure>\n");
    add_paths(out, report);
    text_add(out, "</section>\n");
}
