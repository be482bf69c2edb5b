/* terrier-sample DIRECTORY: writes the synthetic estate's files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "tools/sample/generate.h"
#include "tools/sample/rng.h"

static int usage(FILE *to) {
    fputs("Usage: terrier-sample [--more] [--seed N] DIRECTORY\n"
          "Writes a synthetic estate as five councils' files, with the truth beside them. Same bytes each "
          "time.\n"
          "  --more    also lists of the same estate from other departments and later registers of two\n"
          "            councils, to try matching on\n"
          "  --seed N  another estate of the same shape, 1 to 65535\n",
          to);
    return to == stdout ? 0 : status_exit_code(STATUS_INVALID);
}

int main(int argc, char **argv) {
    struct error err = {0};
    const char *directory = NULL;
    bool more = false;
    int64_t seed = 0;

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0) return usage(stdout);
        if (strcmp(argv[i], "--more") == 0)
            more = true;
        else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc && number_parse_integer(argv[i + 1], &seed) &&
                 seed > 0 && seed <= UINT16_MAX)
            i++;
        else if (argv[i][0] == '-' || directory != NULL)
            return usage(stderr);
        else
            directory = argv[i];
    }
    if (directory == NULL) return usage(stderr);
    rng_seed((uint64_t)seed);
    struct sample *sample = generate_sample();
    if (more) generate_more(sample);
    enum status status = sample_write(sample, directory, &err);
    sample_free(sample);
    if (status == STATUS_OK) return 0;
    fprintf(stderr, "terrier-sample: %s\n", err.message);
    return status_exit_code(status);
}
