/* Files of an answer in the making, in the spool directory. */
#ifndef TERRIER_API_TEMPORARY_H
#define TERRIER_API_TEMPORARY_H

#include <stdio.h>

#include "engine/base/status.h"

/* A file without a name, to be written and then handed to response_file(); fclose() it. */
enum status temporary_file(FILE **out, const char *spool, struct error *err);

/* A folder of its own for a file that others write by its name; the caller frees the path. */
enum status temporary_folder(char **out, const char *spool, struct error *err);

/* Opens the file that was written there; -1 when there is none. */
int temporary_open(const char *folder, const char *name);
void temporary_remove(const char *folder); /* with what lies in it; NULL does nothing */

#endif
