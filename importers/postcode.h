/* Postcodes: brought into the form AA9A 9AA, or kept as the outward part alone. */
#ifndef TERRIER_IMPORTERS_POSTCODE_H
#define TERRIER_IMPORTERS_POSTCODE_H

enum postcode_reading {
    POSTCODE_FINE,
    POSTCODE_OUTWARD,   /* "M31": only the outward part was given */
    POSTCODE_CUT,       /* "WA14 1": the inward part is not whole and was left out */
    POSTCODE_CORRECTED, /* a letter O stood for the digit 0 in the inward part: "M32 OXZ" */
    POSTCODE_BAD        /* no postcode */
};

#define POSTCODE_SIZE 9

/* `out` is filled for all but POSTCODE_BAD, in the form that register.asset asks for. */
enum postcode_reading postcode_read(const char *text, char out[POSTCODE_SIZE]);

#endif
