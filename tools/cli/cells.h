/* A table made by a command itself, of texts that others own, to print as rows are printed. */
#ifndef TERRIER_CLI_CELLS_H
#define TERRIER_CLI_CELLS_H

#include "tools/cli/output.h"

struct cells {
    const char *const *names; /* of the columns */
    const bool *numbers;      /* which of them hold numbers */
    size_t columns, rows;
    const char *const *cells; /* row by row; NULL is unknown */
};

void cells_print(enum output_format format, const struct cells *cells);

#endif
