-- Rows of OS Open UPRN. Frozen: the table is new, and whoever reads by an older snapshot finds the release whole.
COPY gazetteer.open_uprn_loading (uprn, easting, northing, latitude, longitude) FROM STDIN (FORMAT BINARY, FREEZE);
