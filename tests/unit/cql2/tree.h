/* Trees of filters, for tests: compared, and printed as CQL2 text that reads back as the same tree. */
#ifndef TERRIER_TESTS_CQL2_TREE_H
#define TERRIER_TESTS_CQL2_TREE_H

#include <stdbool.h>

#include "engine/base/text.h"
#include "engine/query/cql2/geometry.h"

bool tree_equal(const struct cql2_node *a, const struct cql2_node *b);
void tree_print(struct text *out, const struct cql2_node *node);

#endif
