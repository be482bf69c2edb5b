/*
 * Loops over columns that the compiler turns into vector instructions.
 *
 * LANE_LOOP marks such a loop's function: it is compiled for wider vectors too, and what the processor can do
 * is found when the program starts. The operations and their order are the same, and none is fused, so the
 * bits are the same.
 */
#ifndef TERRIER_BASE_LANES_H
#define TERRIER_BASE_LANES_H

#if defined(__x86_64__) && defined(__OPTIMIZE__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define LANE_LOOP __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define LANE_LOOP
#endif

#endif
