/* Tables of Markdown on standard output. */
#ifndef TERRIER_CLI_MARKDOWN_H
#define TERRIER_CLI_MARKDOWN_H

/* A value inside a cell: a bar, which would end the cell, is escaped, and a line break is a blank. NULL is
 * empty. */
void markdown_cell(const char *value);

#endif
