#include "tools/sample/sample.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/hash.h"

void sample_add_file(struct sample *sample, const char *path, struct text *bytes) {
    void *files = sample->files;
    memory_reserve(&files, &sample->file_capacity, sample->file_count + 1, sizeof *sample->files);
    sample->files = files;
    sample->files[sample->file_count++] = (struct sample_file){memory_text(path), *bytes};
    *bytes = TEXT_EMPTY;
}

void sample_add_sheet(struct sample *sample, const char *kind, struct sheet *sheet) {
    const char *council = council_code(sheet->layout->council);
    struct text path = TEXT_EMPTY, bytes = sheet_finish(sheet);
    text_format(&path, "%s/%s.csv", council, kind);
    text_format(&sample->manifest, "%s,sample-%s-%s,%s\n", kind, council, kind, text_string(&path));
    sample_add_file(sample, text_string(&path), &bytes);
    text_free(&path);
}

void sample_reject(struct sample *sample, const char *kind, const struct sheet *sheet, const char *issue,
                   const char *about) {
    void *rejections = sample->rejections;
    memory_reserve(&rejections, &sample->rejection_capacity, sample->rejection_count + 1,
                   sizeof *sample->rejections);
    sample->rejections = rejections;
    sample->rejections[sample->rejection_count++] =
        (struct rejection){sheet->layout->council, kind, sheet->row + 1, sheet->line, issue, about};
}

void sample_free(struct sample *sample) {
    if (sample == NULL) return;
    for (size_t i = 0; i < sample->file_count; i++) {
        free(sample->files[i].path);
        text_free(&sample->files[i].bytes);
    }
    free(sample->files);
    free(sample->rejections);
    text_free(&sample->manifest);
    estate_free(sample->estate);
    free(sample);
}

static enum status make_folder(const char *path, struct error *err) {
    if (mkdir(path, 0777) == 0 || errno == EEXIST) return STATUS_OK;
    return error_set(err, STATUS_IO, "cannot make the folder %s: %s", path, strerror(errno));
}

static enum status write_file(const char *path, const struct text *bytes, struct error *err) {
    FILE *file = fopen(path, "wb");
    if (file == NULL) return error_set(err, STATUS_IO, "cannot write %s: %s", path, strerror(errno));
    bool written = fwrite(text_string(bytes), 1, bytes->length, file) == bytes->length;
    if (fclose(file) != 0 || !written)
        return error_set(err, STATUS_IO, "cannot write %s: %s", path, strerror(errno));
    return STATUS_OK;
}

enum status sample_write(const struct sample *sample, const char *directory, struct error *err) {
    struct text path = TEXT_EMPTY;
    enum status status = make_folder(directory, err);
    for (size_t i = 0; i < sample->file_count && status == STATUS_OK; i++) {
        const char *name = sample->files[i].path, *slash = strchr(name, '/');
        text_clear(&path);
        text_format(&path, "%s/%.*s", directory, slash == NULL ? 0 : (int)(slash - name), name);
        if (slash != NULL) status = make_folder(text_string(&path), err);
        text_clear(&path);
        text_format(&path, "%s/%s", directory, name);
        if (status == STATUS_OK) status = write_file(text_string(&path), &sample->files[i].bytes, err);
    }
    text_free(&path);
    return status;
}

uint64_t sample_checksum(const struct sample *sample) {
    uint64_t hash = HASH_START;
    for (size_t i = 0; i < sample->file_count; i++) {
        hash = hash_bytes(hash, sample->files[i].path, strlen(sample->files[i].path) + 1);
        hash = hash_bytes(hash, text_string(&sample->files[i].bytes), sample->files[i].bytes.length);
    }
    return hash;
}
