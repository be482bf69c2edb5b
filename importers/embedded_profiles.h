/* The profiles of importers/profiles, in the program. The table is made by CMake. */
#ifndef TERRIER_IMPORTERS_EMBEDDED_PROFILES_H
#define TERRIER_IMPORTERS_EMBEDDED_PROFILES_H

struct embedded_profile {
    const char *name;
    const char *json;
};

extern const struct embedded_profile embedded_profiles[]; /* closed by a row of NULLs */

#endif
