/* The sample as a set of files in memory. generate.h makes one. */
#ifndef TERRIER_SAMPLE_H
#define TERRIER_SAMPLE_H

#include <stddef.h>

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "tools/sample/estate.h"
#include "tools/sample/sheet.h"

struct sample_file {
    char *path; /* within the sample's directory; owned */
    struct text bytes;
};

/* A row that the import must refuse. */
struct rejection {
    enum council council;
    const char *kind;  /* of import: register, condition, ... */
    size_t row;        /* data row of its file, from 1 */
    size_t line;       /* line of its file on which it starts, from 1 */
    const char *issue; /* the name of the issue: duplicate_code, stray_quote, ... */
    const char *about; /* what is wrong, for people */
};

struct sample {
    struct estate *estate;     /* owned */
    struct sample_file *files; /* owned */
    size_t file_count, file_capacity;
    struct rejection *rejections; /* owned */
    size_t rejection_count, rejection_capacity;
    struct text manifest; /* header and rows so far: kind, profile, path, in the order of import */
};

void sample_free(struct sample *sample); /* NULL does nothing */

/* Writes every file under `directory`, which is made when it is not there. STATUS_IO on failure. */
enum status sample_write(const struct sample *sample, const char *directory, struct error *err);

/* FNV-1a over all paths and bytes in order: equal samples have equal checksums. */
uint64_t sample_checksum(const struct sample *sample);

/* --- for the files that write one subject --- */

/* Takes the bytes over. */
void sample_add_file(struct sample *sample, const char *path, struct text *bytes);
/* Adds the sheet as <council>/<kind>.csv and to the manifest, with profile sample-<council>-<kind>. */
void sample_add_sheet(struct sample *sample, const char *kind, struct sheet *sheet);
void sample_reject(struct sample *sample, const char *kind, const struct sheet *sheet, const char *issue,
                   const char *about);

#endif
