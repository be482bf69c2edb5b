/*
 * A folder that is there whole or not at all: filled under a name of its own beside the place where it is to
 * be, and given its name when done. It holds files, and folders one deep.
 */
#ifndef TERRIER_EXCHANGE_WHOLE_FOLDER_H
#define TERRIER_EXCHANGE_WHOLE_FOLDER_H

#include "engine/base/status.h"

struct whole_folder;

/* STATUS_CONFLICT when something of that name is there already: nothing is written over. */
enum status whole_folder_open(struct whole_folder **out, const char *path, struct error *err);

/* Where a file of that name ("a.csv", "data/a.json") is to be written meanwhile. The caller frees. */
char *whole_folder_file(const struct whole_folder *folder, const char *name);

/* Takes its name. What it was given can be taken back until whole_folder_free(). */
enum status whole_folder_name(struct whole_folder *folder, struct error *err);
void whole_folder_undo(struct whole_folder *folder); /* leaves nothing, named already or not */
void whole_folder_free(struct whole_folder *folder); /* NULL does nothing; leaves on disk what has its name */

#endif
