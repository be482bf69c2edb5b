/* terrier-sample DIRECTORY: writes the synthetic estate's files. */
#include <stdio.h>

#include "tools/sample/generate.h"

int main(int argc, char **argv) {
    struct error err = {0};
    if (argc != 2 || argv[1][0] == '-') {
        fputs("Usage: terrier-sample DIRECTORY\n"
              "Writes a synthetic estate as five councils' files, with the truth beside them. Same bytes "
              "each time.\n",
              argc == 2 ? stdout : stderr);
        return argc == 2 && argv[1][0] == '-' && argv[1][1] != '\0' ? 0 : status_exit_code(STATUS_INVALID);
    }
    struct sample *sample = generate_sample();
    enum status status = sample_write(sample, argv[1], &err);
    sample_free(sample);
    if (status == STATUS_OK) return 0;
    fprintf(stderr, "terrier-sample: %s\n", err.message);
    return status_exit_code(status);
}
