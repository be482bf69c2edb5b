/*
 * Runs a fuzz target over saved inputs without libFuzzer, so that any compiler and any ctest run covers
 * what fuzzing once found. Arguments: files, or folders whose files are all run (not their subfolders).
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay_file(const char *path) {
    FILE *file = fopen(path, "rb");
    struct stat info;
    if (file == NULL || fstat(fileno(file), &info) != 0) {
        fprintf(stderr, "replay: cannot read %s\n", path);
        if (file != NULL) fclose(file);
        return 0;
    }
    /* Exactly the file's size, so that a read beyond the end is seen by ASan and valgrind. */
    size_t size = (size_t)info.st_size;
    uint8_t *data = malloc(size > 0 ? size : 1);
    if (data == NULL || fread(data, 1, size, file) != size) abort();
    fclose(file);
    fprintf(stderr, "replay: %s\n", path);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    return 1;
}

static int replay_folder(const char *path) {
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort);
    int replayed = 0;
    for (int i = 0; i < count; i++) {
        char name[4096];
        snprintf(name, sizeof name, "%s/%s", path, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.') replayed += replay_file(name);
        free(entries[i]);
    }
    if (count >= 0) free(entries);
    return replayed;
}

int main(int argc, char **argv) {
    int replayed = 0;
    for (int i = 1; i < argc; i++) {
        struct stat info;
        int is_folder = stat(argv[i], &info) == 0 && S_ISDIR(info.st_mode);
        replayed += is_folder ? replay_folder(argv[i]) : replay_file(argv[i]);
    }
    fprintf(stderr, "replay: %d inputs\n", replayed);
    return replayed > 0 ? 0 : 1; /* an empty corpus would pass without testing anything */
}
