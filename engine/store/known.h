/*
 * The same words over the register as it was recorded: names of schemas changed in our own SQL.
 *
 * sql/derived/10-39 are installed twice, the second time with these names changed, and a connection that
 * reads a past recorded time (store_read_at()) has them changed in each statement. So a figure has one
 * definition, whenever it is asked for. The schemas: sql/derived/05_known.sql.
 */
#ifndef TERRIER_STORE_KNOWN_H
#define TERRIER_STORE_KNOWN_H

#include "engine/base/text.h"

/*
 * Adds `sql` with register.X, governance.X, gazetteer.boundary and gazetteer.brownfield_site as known.X;
 * facts. and publish. as facts_known. and publish_known.; history.change, history.head and evaluation.run as
 * known.change, known.head and known.run. Only where the name of a thing follows the point at once, so that
 * sentences in comments stay; also inside quotes, where names of views are given as text.
 */
void known_names(struct text *out, const char *sql);

#endif
