/* Short ways to write a row of a kind's field table. For the kind_*.c files only. */
#ifndef TERRIER_IMPORTERS_FIELDS_H
#define TERRIER_IMPORTERS_FIELDS_H

#include "importers/kind.h"

/* name, [list or range,] other header names between bars */
#define TEXT(name, synonyms)                                                                                 \
    { name, FIELD_TEXT, false, NULL, 0, 0, synonyms }
/* Names and references, which the register has indexes on: over 200 bytes they are left out. */
#define SHORT(name, synonyms)                                                                                \
    { name, FIELD_TEXT, false, NULL, 0, SHORT_MAX, synonyms }
#define SHORT_MAX 200
#define CODE(name, list, synonyms)                                                                           \
    { name, FIELD_CODE, false, list, 0, 0, synonyms }
#define DATE(name, synonyms)                                                                                 \
    { name, FIELD_DATE, false, NULL, 0, 0, synonyms }
#define MONEY(name, synonyms)                                                                                \
    { name, FIELD_MONEY, false, NULL, 0, 0, synonyms }
#define FLAG(name, synonyms)                                                                                 \
    { name, FIELD_BOOLEAN, false, NULL, 0, 0, synonyms }
#define NUMBER(name, least, most, synonyms)                                                                  \
    { name, FIELD_NUMBER, false, NULL, least, most, synonyms }
#define INTEGER(name, least, most, synonyms)                                                                 \
    { name, FIELD_INTEGER, false, NULL, least, most, synonyms }
#define YEAR(name, synonyms)                                                                                 \
    { name, FIELD_FINANCIAL_YEAR, false, NULL, 0, 0, synonyms }
#define MADE(name)                                                                                           \
    { name, FIELD_MADE, false, NULL, 0, 0, NULL }

/* The same where every row must have it. */
#define NEEDED(name, type, list, least, most, synonyms)                                                      \
    { name, type, true, list, least, most, synonyms }

/* The same for what tells which asset a row speaks of: one of several has to be there. */
#define FINDS(name, type, least, most, synonyms)                                                             \
    { name, type, FIELD_FINDS, NULL, least, most, synonyms }

/* By the council's code (or the terrier's reference, SC000123), by UPRN, by the URN of its school: every kind
 * that looks for assets has these three; sql/queries/import_find_asset.sql goes by them. */
#define ASSET_FIELDS                                                                                         \
    FINDS("asset_code", FIELD_TEXT, 0, SHORT_MAX, ASSET_CODE_NAMES),                                         \
        FINDS("uprn", FIELD_UPRN, 0, 0, "Unique Property Reference Number|Property UPRN|Site UPRN"),         \
        FINDS("urn", FIELD_INTEGER, 100000, 999999, "School URN|DfE URN|Establishment URN")

#define ASSET_CODE_NAMES                                                                                     \
    "AssetCode|Asset Ref|Asset Reference|Asset ID|Asset No|Asset Number|UniqueAssetID|Property "             \
    "Ref|Property Reference|"                                                                                \
    "Site Code|Unique asset identity|Terrier Ref|Terrier Reference"

#endif
