/* The options of one asset, as the files of `terrier options` print them. */
#ifndef TERRIER_CLI_OPTIONS_CHOICES_H
#define TERRIER_CLI_OPTIONS_CHOICES_H

#include <stdbool.h>
#include <stddef.h>

#include "tools/cli/reader.h"

/* Columns of options_asset.sql and options_obstacles.sql are found by name: there are many. */
struct choices {
    struct reader reader;
    struct rows *run, *asset, *options, *obstacles, *proposals;
    bool appraise;
};

double options_number(const struct choices *found, size_t row, const char *name); /* NAN when not known */
const char *options_words(const struct rows *rows, size_t row, const char *name); /* NULL when not known */
bool options_feasible(const struct choices *found, size_t row);

/* Pounds, short: "120k", "-1.2m"; a dash when not known. `buffer` is of FORMAT_SIZE. */
const char *options_pounds(char *buffer, double amount);

/* options_appraisal.c: present values of what is feasible, and what that is made of. */
void options_print_appraisal(const struct choices *found);

#endif
