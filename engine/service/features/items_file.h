/*
 * Items as files: all that match at once, of one snapshot, made in the spool directory and never held in
 * memory. A kind of file is a row of items_files; what differs is how its rows are written.
 */
#ifndef TERRIER_FEATURES_ITEMS_FILE_H
#define TERRIER_FEATURES_ITEMS_FILE_H

#include "engine/service/features/items.h"

struct items_file_job {
    const struct items *items;
    struct store *db;
    struct arena *arena;
    const char *path; /* to be made; its folder is the file's own */
    bool live;        /* the sheets are not current: read the views that end in _now */
};

struct items_file {
    const char *f;         /* as media_kind; the ending of the file's name too */
    const char *type;      /* media type with its parameters */
    enum crs_code crs;     /* unless asked for */
    unsigned crs_possible; /* set of 1 << enum crs_code */
    enum status (*write)(const struct items_file_job *job, struct error *err);
};

/* NULL for a kind that is none: pages. */
const struct items_file *items_file_of(const struct media_kind *kind);

enum status items_file_csv(const struct items_file_job *job, struct error *err);   /* items_csv.c */
enum status items_file_layer(const struct items_file_job *job, struct error *err); /* items_layer.c */

/* The form of all of them. */
enum status items_as_file(const struct items *items, struct response *response, struct error *err);

#endif
