#include "tests/database/import/sample_files.h"

#include "tools/sample/generate.h"

static struct sample *sample;

void sample_files_make(void) {
    sample = generate_sample();
}

void sample_files_free(void) {
    sample_free(sample);
}

char *sample_files_bytes(const char *path, size_t *length) {
    for (size_t i = 0; i < sample->file_count; i++)
        if (text_equal(sample->files[i].path, path)) {
            *length = sample->files[i].bytes.length;
            return sample->files[i].bytes.data;
        }
    return NULL;
}
