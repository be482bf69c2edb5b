/*
 * Which credentials were refused within the last minute, and with which sentence: so that a program that goes
 * on sending an old key costs no database, and counts once against its address, not each time it asks.
 *
 * Kept are digests. Memory is bounded; what falls out is looked up, and counted, again. A wrong secret never
 * becomes right; a token that does, because its time has come, waits for the minute's end.
 * Any thread may call any of these; none waits for long. `now` is of known_now().
 */
#ifndef TERRIER_SIGN_IN_WRONG_H
#define TERRIER_SIGN_IN_WRONG_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/service/sign_in/secret.h"

#define WRONG_SECONDS       60
#define WRONG_SENTENCE_SIZE 256

struct wrong;
struct wrong *wrong_new(void);
void wrong_free(struct wrong *wrong); /* NULL does nothing */

/* Was it refused? Then why is in `sentence`. */
bool wrong_get(struct wrong *wrong, const uint8_t digest[DIGEST_BYTES], int64_t now,
               char sentence[WRONG_SENTENCE_SIZE]);

/* It was refused, and `sentence` said why (a longer one is cut). True for the first time within the minute.
 */
bool wrong_put(struct wrong *wrong, const uint8_t digest[DIGEST_BYTES], int64_t now, const char *sentence);

#endif
