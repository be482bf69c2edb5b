/*
 * The run that what-ifs are asked of, kept in memory: the newest published one that was asked for, loaded
 * once, and swapped when a newer one is. Any thread may hold it; whoever holds one that was swapped meanwhile
 * keeps it until they let go.
 *
 * What is in memory is the whole run, whoever asks: what a reader is told of it is the asker's to decide, by
 * the reader's own login.
 */
#ifndef TERRIER_API_MEMORY_H
#define TERRIER_API_MEMORY_H

#include "engine/runs/recall.h"
#include "engine/service/api/jobs.h"

struct memory;
struct remembered;

struct memory *memory_new(struct jobs *jobs); /* whose connections it loads by */
void memory_free(struct memory *memory);      /* nobody holds anything any more; NULL does nothing */

/* `run` is its number; one that is `newest` is kept, another is loaded for this asker alone. May wait. */
enum status memory_hold(struct memory *memory, const char *run, bool newest, struct remembered **out,
                        struct error *err);
const struct recalled *memory_run(const struct remembered *held);
void memory_release(struct memory *memory, struct remembered *held); /* NULL does nothing */

#endif
