/* The file that says what a backup must hold. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "engine/store/backup_private.h"

#define LABEL_NAME "backup"

enum status backup_label_write(const struct cluster *cluster, const char *backup,
                               const struct backup_label *label, struct error *err) {
    char made_at[32];
    time_t now = time(NULL);
    struct tm utc;

    gmtime_r(&now, &utc);
    strftime(made_at, sizeof made_at, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return cluster_file_write(cluster, arena_format(cluster->arena, "%s/" LABEL_NAME, backup),
                              arena_format(cluster->arena,
                                           "terrier " TERRIER_VERSION
                                           " backup\nmade_at %s\npostgresql %d\nrevision %" PRId64
                                           "\ndigest %s\n",
                                           made_at, label->major, label->revision, label->digest),
                              err);
}

static bool read_line(struct backup_label *label, const char *line) {
    return sscanf(line, "postgresql %d", &label->major) == 1 ||
           sscanf(line, "revision %" SCNd64, &label->revision) == 1 ||
           sscanf(line, "digest %64[0-9a-f]", label->digest) == 1;
}

enum status backup_label_read(const char *backup, struct backup_label *label, struct error *err) {
    struct text path = TEXT_EMPTY;
    char line[256];
    int known = 0;
    FILE *file;

    memset(label, 0, sizeof *label);
    text_format(&path, "%s/" LABEL_NAME, backup);
    file = fopen(text_string(&path), "re");
    if (!file) {
        error_set(err, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO,
                  "%s is no backup that `terrier backup` made: its file `" LABEL_NAME "` cannot be read (%s)",
                  backup, strerror(errno));
    } else {
        while (fgets(line, sizeof line, file))
            known += read_line(label, line);
        fclose(file);
        if (known != 3 || strlen(label->digest) != BACKUP_DIGEST_SIZE - 1)
            error_set(err, STATUS_INVALID, "the backup is damaged: %s does not say what the backup holds",
                      text_string(&path));
    }
    text_free(&path);
    return file && known == 3 && strlen(label->digest) == BACKUP_DIGEST_SIZE - 1 ? STATUS_OK : err->status;
}
