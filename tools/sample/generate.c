#include "tools/sample/generate.h"

#include "tools/sample/invent.h"

void generate_more(struct sample *sample) {
    struct text truth = TEXT_EMPTY;
    text_add(&truth, "source,code,same_source,same_code,outcome,label\r\n");
    second_write(sample, &truth);
    later_write(sample, &truth);
    sample_add_file(sample, "truth/matches.csv", &truth);
}

struct sample *generate_sample(void) {
    struct sample *sample = memory_array(1, sizeof *sample);
    sample->estate = invent_estate();
    text_add(&sample->manifest, "kind,profile,path\n");
    for (enum council council = 0; council < COUNCIL_COUNT; council++)
        register_write(sample, council);
    factors_write(sample);
    for (enum council council = 0; council < COUNCIL_COUNT; council++)
        condition_write(sample, council);
    for (enum council council = 0; council < COUNCIL_COUNT; council++)
        inspections_write(sample, council);
    leases_write(sample);
    for (enum council council = 0; council < COUNCIL_COUNT; council++)
        energy_write(sample, council);
    boundaries_write(sample);
    schemes_write(sample);
    ties_write(sample);
    sample_add_file(sample, "manifest.csv", &sample->manifest);
    truth_write(sample);
    readme_write(sample);
    return sample;
}
