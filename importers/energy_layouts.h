/* What a row of energy readings says, in whichever layout it comes: for kind_energy.c. */
#ifndef TERRIER_IMPORTERS_ENERGY_LAYOUTS_H
#define TERRIER_IMPORTERS_ENERGY_LAYOUTS_H

#include <stdbool.h>

struct row;

/*
 * Sets period_start and period_end, and
 * - made_kwh of a day of half hours, with made_missing and made_estimated (half hours);
 * - made_months of a row with a column for each month: a JSON array of [first day, day after the last, kWh].
 * Rejects a row that is in none of the layouts.
 */
void energy_check(struct row *row);

/* How many half hours a day has at least: 46 on the last Sunday in March, when summer time begins (Summer
 * Time Act 1972), else 48: on the day on which it ends the meter may give 48 or 50. */
int energy_half_hours(int year, int month, int day);

#endif
