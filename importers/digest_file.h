/* The digest of a file with what lies beside it. */
#ifndef TERRIER_IMPORTERS_DIGEST_FILE_H
#define TERRIER_IMPORTERS_DIGEST_FILE_H

#include <stddef.h>

#include "engine/base/status.h"

/*
 * As digest_sha256() of `bytes`, which are those of `path`; but a Shapefile's values are in its .dbf and its
 * system in its .prj, and a change of those makes it another file.
 */
enum status digest_file(const char *path, const void *bytes, size_t length, char out[65], struct error *err);

#endif
