/* The inside of a publication in the making, for engine/exchange/publication*.c only. */
#ifndef TERRIER_EXCHANGE_PUBLICATION_INSIDE_H
#define TERRIER_EXCHANGE_PUBLICATION_INSIDE_H

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/exchange/layout_check.h"
#include "engine/exchange/publication.h"
#include "engine/exchange/whole_folder.h"

#define PUBLICATION_TITLE "Land and building assets"

enum publication_file {
    PUBLICATION_CSV,
    PUBLICATION_CSVW,
    PUBLICATION_GPKG,
    PUBLICATION_PAGE,
    PUBLICATION_GEMINI,
    PUBLICATION_VALIDATION,
    PUBLICATION_FILES
};

struct publication_kind {
    const char *name, *title, *media_type;
};
extern const struct publication_kind publication_kinds[PUBLICATION_FILES];

struct making {
    const struct publication *what;
    struct publication_report *report;
    struct whole_folder *folder;
    struct rows *state;   /* sql_publish_state, one row */
    struct rows *columns; /* sql_publish_columns */
    struct rows *counts;  /* sql_publish_counts */
    struct text csv;
    struct layout_check check;
    int64_t sizes[PUBLICATION_FILES];
};

/* A column of `state` by its name; NULL for null. */
const char *making_value(const struct making *making, const char *column);
int64_t making_number(const struct making *making, const char *column);

/* publication_files.c: the list, in the transaction of the snapshot; then what describes it. */
enum status publication_list_csv(struct making *making, struct store *db, struct error *err);
enum status publication_list_gpkg(struct making *making, struct store *db, struct error *err);
void publication_csvw(struct text *out, const struct making *making);

/* publication_page.c, publication_gemini.c */
void publication_page(struct text *out, const struct making *making);
void publication_gemini(struct text *out, const struct making *making);

/* publication_keep.c: into the database, and the folder's name. */
enum status publication_keep(struct making *making, struct store *db, struct error *err);

#endif
