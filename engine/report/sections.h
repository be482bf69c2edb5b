/*
 * The parts of the report that are tables with a sentence before them and, some, a picture: backlog by group,
 * carbon, recommended options, the plan, scenarios, decisions. Each is read by a file of its own
 * (section_*.c) through the same views and queries as the commands, and shown by sections_html.c and ods.c,
 * which know nothing of what a part is about.
 */
#ifndef TERRIER_REPORT_SECTIONS_H
#define TERRIER_REPORT_SECTIONS_H

#include "engine/base/progress.h"
#include "engine/report/model.h"
#include "engine/report/shapes.h"

enum report_kind {
    REPORT_TEXT,
    REPORT_COUNT,  /* whole */
    REPORT_NUMBER, /* one decimal */
    REPORT_POUNDS  /* GBP: short on the page, whole in the spreadsheet */
};

struct report_column {
    const char *name; /* of the query; NULL: put there by the section itself */
    const char *head;
    enum report_kind kind;
};

/* A cell is its text or its number, as its column says; NULL and NaN where there is none. */
struct report_table {
    const char *sheet; /* its name in the spreadsheet, up to 31 characters, the report's alone */
    const char *title; /* heading, and caption */
    const char *about; /* what it says, in a sentence or two */
    const char *none;  /* instead of a table without rows: why, and what to do. `...` is what to type */
    const struct report_column *columns;
    size_t column_count, row_count;
    size_t shown; /* rows on the page at most; 0 all. The spreadsheet has all */
    const char **texts;
    double *numbers;
    const struct shape_lines *lines; /* pictures above the table; NULL none */
    const struct shape_steps *steps;
};

#define REPORT_TABLES_MAX 8

struct report_section {
    const char *id, *title, *about;
    bool early; /* stands before the ratings, after the backlog */
    struct report_table tables[REPORT_TABLES_MAX];
    size_t table_count;
};

struct report_asked {
    int64_t plan;      /* 0: the newest */
    const char *since; /* first day of the decisions listed, 2026-08-22; NULL: three months before today */
    struct progress *progress; /* told of each part read; NULL: nobody waits for it at a terminal */
};

/*
 * Adds the sections to a report that was read, in one snapshot of `db`: the connection of whom the report is
 * for, since the views that it reads leave out what that login may not see. STATUS_NOT_FOUND where there is
 * no such plan. Of a past state of the register, plans and decisions are left out: they are as of now.
 */
enum status report_sections(struct report *report, struct store *db, const struct report_asked *asked,
                            struct error *err);

/* One of them as HTML (sections_html.c). */
void section_html(struct text *out, const struct report_section *section);

#endif
