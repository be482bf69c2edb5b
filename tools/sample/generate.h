/* The whole sample: the estate, and the files that each council and we write of it. */
#ifndef TERRIER_SAMPLE_GENERATE_H
#define TERRIER_SAMPLE_GENERATE_H

#include "tools/sample/sample.h"

/* Takes about a second. Freed with sample_free(). */
struct sample *generate_sample(void);

/* --- what generate_sample calls, one file for each kind --- */

void register_write(struct sample *sample, enum council council);
void condition_write(struct sample *sample, enum council council);
void energy_write(struct sample *sample, enum council council);
void inspections_write(struct sample *sample, enum council council);
void factors_write(struct sample *sample);
void truth_write(struct sample *sample);
void readme_write(struct sample *sample);

#endif
