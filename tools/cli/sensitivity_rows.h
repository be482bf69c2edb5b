/* What would change the ratings of an asset as rows, for CSV and JSON. */
#ifndef TERRIER_CLI_SENSITIVITY_ROWS_H
#define TERRIER_CLI_SENSITIVITY_ROWS_H

#include "engine/runs/run_sensitivity.h"
#include "tools/cli/output.h"

/* Of its first asset; `objective` 0 is all. One row for each change that gives another rating, and one for
 * each objective with how robust its rating is. */
void sensitivity_rows_print(enum output_format format, struct run_sensitivity *found, size_t objective);

#endif
