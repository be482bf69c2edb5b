-- Rows of AddressBase Plus. Frozen, as those of Open UPRN are.
COPY gazetteer.addressbase_plus_loading (
  uprn, easting, northing, latitude, longitude, parent_uprn, usrn, custodian, class_code, state_code, postcode,
  ward_code, parish_code, address
) FROM STDIN (FORMAT BINARY, FREEZE);
