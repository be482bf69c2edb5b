/* Made-up assets and criteria, of the size and shape of criteria version 1: judge.c makes them. */
#ifndef TERRIER_BENCH_MADE_ESTATE_H
#define TERRIER_BENCH_MADE_ESTATE_H

#include "engine/objectives/criteria.h"

enum { MADE_FACTS = 98 };

struct criteria *made_criteria(void); /* free with criteria_free() */
struct portfolio *made_portfolio(size_t count);

#endif
