#include "tools/sample/generate.h"

#include "tools/sample/invent.h"

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
    for (enum council council = 0; council < COUNCIL_COUNT; council++)
        energy_write(sample, council);
    sample_add_file(sample, "manifest.csv", &sample->manifest);
    truth_write(sample);
    readme_write(sample);
    return sample;
}
