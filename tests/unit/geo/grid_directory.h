/* A throw-away directory with the OSTN15 grid in it. */
#ifndef TERRIER_TESTS_GEO_GRID_DIRECTORY_H
#define TERRIER_TESTS_GEO_GRID_DIRECTORY_H

/* NULL, after a line on stderr, where Debian's shifts are not installed: the test then skips. Made once. */
const char *grid_directory(void);
void grid_directory_remove(void);

#endif
