/* Rows as a table for people. See output.h. */
#ifndef TERRIER_CLI_OUTPUT_TABLE_H
#define TERRIER_CLI_OUTPUT_TABLE_H

#include "tools/cli/output.h"

void output_table(struct text *out, struct output_source source);

#endif
