#include "tests/unit/geo/files_support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "geo/values.h"

static char directory[64];

int files_set_up(void **state) {
    (void)state;
    setenv("TERRIER_FILES", TERRIER_FILES_PROGRAM, 1);
    snprintf(directory, sizeof directory, "/tmp/terrier-files-XXXXXX");
    return mkdtemp(directory) ? 0 : -1;
}

/* A file nobody named is a temporary one left behind. */
int files_tear_down(void **state) {
    (void)state;
    char path[512];
    int left_behind = 0;
    DIR *folder = opendir(directory);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        if (entry->d_name[0] == '.') {
            fprintf(stderr, "left behind: %s\n", entry->d_name);
            left_behind = 1;
        }
        snprintf(path, sizeof path, "%s/%s", directory, entry->d_name);
        unlink(path);
    }
    if (folder) closedir(folder);
    rmdir(directory);
    return left_behind;
}

const char *files_path(const char *name) {
    static char paths[4][256];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", directory, name);
    return path;
}

void files_put(const char *name, const char *content) {
    FILE *file = fopen(files_path(name), "wb");
    if (!file || fputs(content, file) < 0 || fclose(file) != 0) abort();
}

static enum status add_line(void *context, const struct files_row *row, struct error *err) {
    struct text *lines = context;
    (void)err;
    text_format(lines, "%s|%lld", row->layer, (long long)row->number);
    for (size_t i = 0; i < row->count; i++)
        text_format(lines, "|%s=%s", row->names[i], row->values[i] ? row->values[i] : "~");
    if (row->wkb)
        text_format(lines, "|%d:%zu", ((const unsigned char *)row->wkb)[1], row->wkb_length);
    else
        text_add(lines, "|-");
    text_format(lines, "|%s\n", row->note ? row->note : "");
    return STATUS_OK;
}

enum status files_lines(enum files_kind kind, const char *path, int header_row, struct text *lines,
                        struct error *err) {
    struct files_read what = {.kind = kind, .path = path, .header_row = header_row};
    text_clear(lines);
    return files_read_rows(&what, add_line, lines, err);
}

enum status files_feed_rows(void *rows, size_t layer, files_byte_sink sink, void *sink_context,
                            struct error *err) {
    struct files_rows *all = rows;
    return sink(sink_context, all->streams[layer].data, all->streams[layer].length, err);
}

/* --- fields --- */

static void put_big_endian(struct text *out, unsigned long long value, int bytes) {
    for (int i = bytes - 1; i >= 0; i--)
        text_add_char(out, (char)(unsigned char)(value >> (8 * i)));
}

void files_put_float8(struct text *out, double value) {
    unsigned long long bits;
    memcpy(&bits, &value, sizeof bits);
    put_big_endian(out, 8, 4);
    put_big_endian(out, bits, 8);
}

void files_put_bool(struct text *out, int value) {
    put_big_endian(out, 1, 4);
    put_big_endian(out, (unsigned)value, 1);
}

void files_put_date(struct text *out, int days_since_1970) {
    put_big_endian(out, 4, 4);
    put_big_endian(out, (unsigned)(days_since_1970 - 10957), 4);
}

void files_put_square(struct text *out, double x, double y, double side) {
    static const unsigned char heads[] = {1, 6, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0};
    const double points[] = {x, y, x + side, y, x + side, y + side, x, y + side, x, y};
    unsigned char wkb[sizeof heads + sizeof points];
    memcpy(wkb, heads, sizeof heads);
    memcpy(wkb + sizeof heads, points, sizeof points);
    value_put_bytes(out, wkb, sizeof wkb);
}
