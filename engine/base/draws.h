/*
 * Many possible worlds at once: normal numbers and factors for a lane of draws, without branches on the data.
 *
 * Each number is a function of a key and of the number of the draw alone (splitmix64 by Steele, Lea and
 * Flood, Box and Muller's transform), so that what one thing draws does not depend on which others are
 * drawn beside it, nor on their order. Logarithm, sine, cosine and exponential are polynomials of our
 * own: the C library's differ between processors in the last bit, and cannot be computed several at a time.
 * They are right to about 1e-15. Built with vector instructions or without, the bits are the same.
 */
#ifndef TERRIER_BASE_DRAWS_H
#define TERRIER_BASE_DRAWS_H

#include <stddef.h>
#include <stdint.h>

enum { DRAWS = 256 }; /* in a lane */

/* A key of its own for each use of a seed. */
uint64_t draws_key(uint64_t seed, uint64_t of, uint64_t part);

/* Two independent normal numbers for each of the draws first, first + 1, ... */
void draws_normals(uint64_t key, size_t first, double *restrict one, double *restrict other, size_t rows);

/* out[i] = exp(spread x normal[i] - spread^2 / 2): a factor of mean one. */
void draws_factors(const double *restrict normal, double spread, double *restrict out, size_t rows);

/* low <= out[i] < high, each as likely. */
void draws_uniforms(uint64_t key, size_t first, double low, double high, double *restrict out, size_t rows);

/* sums[i] and totals[i] each grow by `likely` times the factors of two normal numbers. */
void draws_add(double likely, const double *restrict shared, double shared_spread, const double *restrict own,
               double own_spread, double *restrict sums, double *restrict totals, size_t rows);

#endif
