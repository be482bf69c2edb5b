/*
 * A file read once from its start to its end, whatever its size, with its SHA-256 made on the way. One that
 * is written to or cut short meanwhile is noticed at the end.
 */
#ifndef TERRIER_IMPORTERS_FILE_STREAM_H
#define TERRIER_IMPORTERS_FILE_STREAM_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"

struct file_stream;

/* An ordinary file. STATUS_NOT_FOUND, STATUS_IO, STATUS_INVALID with a sentence. */
enum status file_stream_open(struct file_stream **out, const char *path, struct error *err);
void file_stream_close(struct file_stream *stream); /* NULL does nothing */

/* A csv_source (engine/base/csv.h); `context` is the stream. */
enum status file_stream_read(void *context, void *buffer, size_t size, size_t *got, struct error *err);

enum status file_stream_rewind(struct file_stream *stream, struct error *err); /* to read it all again */

int64_t file_stream_size(const struct file_stream *stream); /* in bytes, when it was opened */
int64_t file_stream_done(const struct file_stream *stream); /* bytes read */

/* After all was read. STATUS_INVALID for a file that is not what it was when it was opened. */
enum status file_stream_sha256(struct file_stream *stream, char out[65], struct error *err);

#endif
