/* The five layouts, one file each. */
#ifndef TERRIER_SAMPLE_LAYOUTS_H
#define TERRIER_SAMPLE_LAYOUTS_H

#include "tools/sample/layout.h"

extern const struct layout LAYOUT_COUNTY;
extern const struct layout LAYOUT_MENDIP;
extern const struct layout LAYOUT_SEDGEMOOR;
extern const struct layout LAYOUT_SOUTH_SOMERSET;
extern const struct layout LAYOUT_WEST_TAUNTON;

#endif
