/* Values that people give, checked so that PostgreSQL reads them as their type without fail. */
#ifndef TERRIER_FEATURES_VALUE_H
#define TERRIER_FEATURES_VALUE_H

#include <stdbool.h>

#include "engine/query/cql2/cql2.h"

/* Text is taken as it is; other types as JSON writes them, dates and times as RFC 3339 does. */
bool value_is(enum cql2_type type, const char *text);

/* "a whole number", "a date such as 2026-11-22": for messages. */
const char *value_kind(enum cql2_type type);

/* The type that it is bound as: text, bigint, numeric, ... */
const char *value_sql_type(enum cql2_type type);

#endif
