-- Fills pg_temp.import_batch. $1 batch, $2 kind, $3 feed, $4 preview, $5 scheme, $6 code separator,
-- $7 organisation's code, $8 name, $9 kind, $10 licence, $11 source, $12 category, $13 name and $14 marking of
-- assets that the import may make.
INSERT INTO pg_temp.import_batch (batch_id, kind, feed, preview, scheme, code_separator, organisation_code, organisation_name,
                                  organisation_kind, licence, source, create_category, create_name, create_marking)
VALUES ($1::bigint, $2::text, $3::text, $4::boolean, $5::text, $6::text, $7::text, $8::text, $9::text, $10::text,
        $11::text, $12::text, $13::text, $14::text);
