/* The columns of a gazetteer's file, and the address that AddressBase Plus gives in parts. */
#ifndef TERRIER_IMPORTERS_GAZETTEER_ADDRESS_H
#define TERRIER_IMPORTERS_GAZETTEER_ADDRESS_H

#include <stddef.h>

#include "engine/base/text.h"

enum gazetteer_place {
    GAZETTEER_UPRN,
    GAZETTEER_X,
    GAZETTEER_Y,
    GAZETTEER_LATITUDE,
    GAZETTEER_LONGITUDE, /* OS Open UPRN ends here */
    GAZETTEER_CHANGE,
    GAZETTEER_CLASS,
    GAZETTEER_STATE,
    GAZETTEER_PARENT,
    GAZETTEER_USRN,
    GAZETTEER_CUSTODIAN,
    GAZETTEER_POSTCODE,
    GAZETTEER_WARD,
    GAZETTEER_PARISH,
    GAZETTEER_ORGANISATION,
    GAZETTEER_SAO_TEXT,
    GAZETTEER_SAO_START,
    GAZETTEER_SAO_START_SUFFIX,
    GAZETTEER_SAO_END,
    GAZETTEER_SAO_END_SUFFIX,
    GAZETTEER_PAO_TEXT,
    GAZETTEER_PAO_START,
    GAZETTEER_PAO_START_SUFFIX,
    GAZETTEER_PAO_END,
    GAZETTEER_PAO_END_SUFFIX,
    GAZETTEER_STREET,
    GAZETTEER_LOCALITY,
    GAZETTEER_TOWN,
    GAZETTEER_COLUMNS
};

struct gazetteer_column {
    const char *header; /* as Ordnance Survey names it */
    const char *field;  /* as gazetteer.open_uprn and gazetteer.addressbase_plus name it */
};

extern const struct gazetteer_column gazetteer_columns[GAZETTEER_COLUMNS];

/*
 * Organisation, secondary and primary object (text, then number: "12A-14"), street, locality and town, with
 * commas between. `place` says where each column stands in `fields`; SIZE_MAX: not in the file.
 */
void gazetteer_address(struct text *out, const char *const *fields, const size_t *place);

#endif
