/* What the changes of this room share. For engine/register only. */
#ifndef TERRIER_REGISTER_INSIDE_H
#define TERRIER_REGISTER_INSIDE_H

#include "engine/register/edit.h"
#include "engine/store/store.h"

/*
 * What a function of schema edit answered: outcome, field, sentence, version in its first row; no row is
 * "missing". `kind` and `name` are what was to be changed, for the sentence: "asset", "SC000123". Texts of
 * `*edited` live in the arena.
 */
enum status register_answer(struct register_edited *edited, struct arena *arena, const struct rows *rows,
                            const char *kind, const char *name, struct error *err);

#endif
