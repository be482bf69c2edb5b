/* Rows as a table for people, and folded text. See output.h. */
#ifndef TERRIER_CLI_OUTPUT_TABLE_H
#define TERRIER_CLI_OUTPUT_TABLE_H

#include "tools/cli/output.h"

void output_table(struct text *out, struct output_source source);

/* A value that begins at column `indent` and is folded at OUTPUT_WIDTH, its later lines below the first. */
void output_folded(struct text *out, const char *value, size_t indent);

#endif
