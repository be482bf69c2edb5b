/* Unique Property Reference Numbers as files write them: zero-padded, through a spreadsheet, or not at all.
 */
#ifndef TERRIER_IMPORTERS_UPRN_H
#define TERRIER_IMPORTERS_UPRN_H

enum uprn_reading {
    UPRN_FINE,
    UPRN_EXPONENT, /* 1.00012E+11: digits are lost for good */
    UPRN_ROUNDED,  /* 100012000000: such a number, saved once more */
    UPRN_BAD       /* not a whole number of 1 to 12 digits, or zero */
};

#define UPRN_SIZE 13

/* `text` is trimmed; 100012797623.0, 100,012,797,623 or with blanks there, and '100012797623 are taken. On
 * UPRN_FINE `out` holds the digits without leading zeros, NUL-terminated. */
enum uprn_reading uprn_read(const char *text, char out[UPRN_SIZE]);

#endif
