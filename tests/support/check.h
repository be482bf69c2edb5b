/* cmocka with the headers that it needs before it, in the order that it needs them. */
#ifndef TERRIER_TESTS_CHECK_H
#define TERRIER_TESTS_CHECK_H

/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

#endif
