/*
 * Builds the OSTN15 grid file that PROJ looks for, from Ordnance Survey's shifts as shipped by Debian's
 * libgeo-coordinates-osgb-perl: two files of little-endian 16-bit integers, millimetres above the minimum
 * named in the file name, 701 x 1251 nodes of 1 km of the ETRS89 National Grid projection, row by row from
 * the south-west. The layout is as Geo/Coordinates/OSGB.pm of that package reads it.
 *
 * PROJ wants the shifts by latitude and longitude of OSGB36, in arc-seconds, so each of the 661 x 1441 nodes
 * of Ordnance Survey's own NTv2 publication (9W-2E, 49N-61N, 1' x 30") is computed: OSGB36 -> easting and
 * northing -> ETRS89 easting and northing by iteration over the 1 km shifts -> ETRS89 latitude and longitude.
 * Outside the 701 x 1251 km there are no shifts; see docs/decisions/0002-ostn15-grid.md.
 *
 * (c) Copyright and database rights Ordnance Survey Limited 2016, (c) Crown copyright and database rights
 * Land & Property Services 2016 and/or (c) Ordnance Survey Ireland, 2016. All rights reserved. The notice is
 * shown by `terrier status`.
 */
#ifndef TERRIER_GEO_OSTN15_H
#define TERRIER_GEO_OSTN15_H

#include "engine/base/status.h"

extern const char ostn15_notice[];

/*
 * The name of the file written: PROJ finds it both by this name and when it wants
 * uk_os_OSTN15_NTv2_OSGBtoETRS.tif, of which proj.db says this is the old name.
 */
extern const char ostn15_file_name[];

/* Where Debian's package puts the shifts. */
extern const char ostn15_debian_directory[];

/*
 * Writes the grid into `directory` (which must exist), after trying it on official test points through PROJ.
 * The file takes its name only once it is whole, checked and on disk. Takes seconds. STATUS_NOT_FOUND: no
 * shifts there. STATUS_INVALID: they are not OSTN15. STATUS_IO: cannot write.
 */
enum status ostn15_build(const char *shifts_directory, const char *directory, struct error *err);

#endif
