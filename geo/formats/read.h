/* A file's layers as rows on stdout. The columns: geo/formats/README.md. */
#ifndef TERRIER_FORMATS_READ_H
#define TERRIER_FORMATS_READ_H

#include "engine/base/status.h"

struct read_request {
    const char *kind; /* "table", "shapes" or "titles" */
    const char *path;
    const char *layer; /* NULL: all */
    int header_row;    /* of a sheet, from 1; 0: the first that is not blank */
};

enum status read_file(const struct read_request *request, struct error *err);

#endif
