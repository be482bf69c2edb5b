/* The whole sample: the estate, and the files that each council and we write of it. */
#ifndef TERRIER_SAMPLE_GENERATE_H
#define TERRIER_SAMPLE_GENERATE_H

#include "tools/sample/sample.h"

/* Takes about a second. Freed with sample_free(). */
struct sample *generate_sample(void);

/*
 * Adds what matching is tried on: lists of the same estate from other departments (second/), later registers
 * of two councils whose codes have changed form (later/), and what is what (truth/matches.csv). The other
 * files stay as they are. matches.csv: source and code of each row; whose record it is, empty for an asset of
 * its own; and what became of it since (same, changed, new, gone; listed: of another department).
 */
void generate_more(struct sample *sample);

/* --- what generate_more calls --- */

struct text register_sheet(enum council council, const struct asset *assets, size_t count);
void second_write(struct sample *sample, struct text *truth);
void later_write(struct sample *sample, struct text *truth);

/* --- what generate_sample calls, one file for each kind --- */

void register_write(struct sample *sample, enum council council);
void condition_write(struct sample *sample, enum council council);
void leases_write(struct sample *sample); /* the county's alone: the other councils lease nothing in */
void energy_write(struct sample *sample, enum council council);
void inspections_write(struct sample *sample, enum council council);
void factors_write(struct sample *sample);
void boundaries_write(struct sample *sample);
void schemes_write(struct sample *sample);
void ties_write(struct sample *sample);
void truth_write(struct sample *sample);
void readme_write(struct sample *sample);

#endif
