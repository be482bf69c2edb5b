/* How the section_*.c of this room are written; for them and sections.c only. */
#ifndef TERRIER_REPORT_MAKING_H
#define TERRIER_REPORT_MAKING_H

#include "engine/report/inside.h"
#include "engine/report/sections.h"

struct making {
    struct report *report;
    struct store *db;
    const struct report_asked *asked;
    struct report_section *section; /* the one that is being made */
};

#define COLUMNS(array) .columns = (array), .column_count = sizeof(array) / sizeof *(array)

/* Adds a table to the section, with the rows of a query, each column by its name. `*out` may be NULL. */
enum status making_ask(struct making *making, struct report_table table, const char *sql, struct bind bind,
                       struct report_table **out, struct error *err);

/* The same with `count` rows of a query that was asked already, from row `first` on. */
struct report_table *making_rows(struct making *making, struct report_table table, const struct rows *rows,
                                 size_t first, size_t count);

/* Adds a table with room for rows that the section puts there itself: cells at row * column_count + column.
 */
struct report_table *making_table(struct making *making, struct report_table table, size_t rows);

/* Parts of sections that are drawn alone too (pictures.c). */
enum status carbon_path_table(struct making *making, struct error *err);
enum status carbon_measures_table(struct making *making, struct error *err);

enum status section_backlog(struct making *making, struct error *err);
enum status section_carbon(struct making *making, struct error *err);
enum status section_options(struct making *making, struct error *err);
enum status section_plan(struct making *making, struct error *err);
enum status section_scenarios(struct making *making, struct error *err);
enum status section_direction(struct making *making, struct error *err);
enum status section_governance(struct making *making, struct error *err);

#endif
