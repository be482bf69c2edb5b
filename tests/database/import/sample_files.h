/* The sample's files as bytes. Apart, because the sample has a struct kind of its own. */
#ifndef TERRIER_TESTS_SAMPLE_FILES_H
#define TERRIER_TESTS_SAMPLE_FILES_H

#include <stddef.h>

void sample_files_make(void);
void sample_files_free(void);

/* NULL when the sample has no such file; valid until sample_files_free(). */
char *sample_files_bytes(const char *path, size_t *length);

#endif
