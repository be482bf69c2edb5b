#include "tools/sample/layouts/layouts.h"

const struct layout *layout_of(enum council council) {
    static const struct layout *const LAYOUTS[COUNCIL_COUNT] = {[COUNTY] = &LAYOUT_COUNTY,
                                                                [MENDIP] = &LAYOUT_MENDIP,
                                                                [SEDGEMOOR] = &LAYOUT_SEDGEMOOR,
                                                                [SOUTH_SOMERSET] = &LAYOUT_SOUTH_SOMERSET,
                                                                [WEST_TAUNTON] = &LAYOUT_WEST_TAUNTON};
    return LAYOUTS[council];
}
