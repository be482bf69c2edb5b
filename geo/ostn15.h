/*
 * Builds the OSTN15 grid file that PROJ looks for, from Ordnance Survey's shifts as shipped by Debian's
 * libgeo-coordinates-osgb-perl (two files of little-endian 16-bit integers, millimetres above the minimum
 * named in the file name, 701 x 1251 nodes of 1 km).
 *
 * (c) Copyright and database rights Ordnance Survey Limited 2016, (c) Crown copyright and database rights
 * Land & Property Services 2016 and/or (c) Ordnance Survey Ireland, 2016. All rights reserved. The notice is shown by
 * `terrier status`.
 */
#ifndef TERRIER_GEO_OSTN15_H
#define TERRIER_GEO_OSTN15_H

#include "engine/base/status.h"

extern const char ostn15_notice[];

/* Writes the grid under its usual name into `directory`, atomically, after checking it on the official points it knows. */
enum status ostn15_build(const char *shifts_directory, const char *directory, struct error *err);

#endif
