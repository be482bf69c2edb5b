/* The sheets out of the body that asks for criteria to be checked; apart, because jansson's names are ours
 * too. */
#ifndef TERRIER_API_CRITERIA_CHECK_H
#define TERRIER_API_CRITERIA_CHECK_H

#include <stddef.h>

/* The member `sheets` as JSON, which the caller frees; NULL where the body is no object that has it. */
char *criteria_check_read(const char *body, size_t length);

#endif
