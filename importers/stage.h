/*
 * Sends a file's rows to the database: each as it came and as it was understood to source.record, and what is
 * wrong with them to source.issue; those that passed the checks are in pg_temp.import_row then. Inside the
 * import's transaction.
 */
#ifndef TERRIER_IMPORTERS_STAGE_H
#define TERRIER_IMPORTERS_STAGE_H

#include "engine/base/status.h"
#include "engine/store/store.h"
#include "importers/row.h"

/* Reads the sheet from its start. The checker's issues are empty before, and hold what was sent after. */
enum status stage_rows(struct store *db, struct checker *checker, struct sheet *sheet, int64_t batch_id,
                       struct error *err);

/* The issues alone. */
enum status stage_issues(struct store *db, const struct issues *issues, struct error *err);

#endif
