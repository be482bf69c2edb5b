/*
 * Pictures of the report as SVG files of their own, which any browser and word processor shows. Each is drawn
 * from the same rows, by the same code, as in the report, and read with the login of whom it is for.
 * STATUS_NOT_FOUND, with what to do, where there is nothing to draw.
 */
#ifndef TERRIER_REPORT_PICTURES_H
#define TERRIER_REPORT_PICTURES_H

#include "engine/base/text.h"
#include "engine/store/store.h"

/* Emissions against the targets, year by year. */
enum status picture_carbon_path(struct text *out, struct store *db, struct error *err);

/* What a tonne costs to save: the marginal abatement cost curve. */
enum status picture_carbon_measures(struct text *out, struct store *db, struct error *err);

/* The money of a plan by year, beside rank-and-cut. */
enum status picture_plan(struct text *out, struct store *db, int64_t plan, struct error *err);

#endif
