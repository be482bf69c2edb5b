-- What sources claim of an asset as a whole, so that it can be said which of them stands.

CREATE TABLE code.claim_field (
    kind text NOT NULL,
    field text NOT NULL,
    name text NOT NULL,
    part text NOT NULL CHECK (part IN ('asset', 'holding', 'interest', 'liability', 'building')),
    column_name text,
    sort_order integer NOT NULL,
    PRIMARY KEY (kind, field)
);
COMMENT ON TABLE code.claim_field IS 'Fields of which kinds of file are claims about an asset (or its building of that code) as a whole, of which one stands.';
COMMENT ON COLUMN code.claim_field.kind IS 'Kind of file.';
COMMENT ON COLUMN code.claim_field.field IS 'Field of its rows, as source.record.checked has it.';
COMMENT ON COLUMN code.claim_field.name IS 'What the field is called among claims and overrides.';
COMMENT ON COLUMN code.claim_field.part IS 'Part of the record that holds it.';
COMMENT ON COLUMN code.claim_field.column_name IS 'Column of that part''s table; null where the value is not taken by itself.';
COMMENT ON COLUMN code.claim_field.sort_order IS 'Place in a list for people.';
SELECT history.watch_rules();

-- A blank cell says nothing, so a feed's claim is the newest that it made of the field.
CREATE VIEW source.claim AS
SELECT DISTINCT ON (link.asset_id, claimed.name, building_code, batch.feed)
       link.asset_id, claimed.name AS field, claimed.part,
       CASE WHEN claimed.part = 'building' THEN coalesce(record.checked ->> 'building_code', '1') END AS building_code,
       CASE said.key WHEN 'made_easting' THEN concat_ws(' ', record.checked ->> 'made_easting', record.checked ->> 'made_northing')
                     ELSE said.value END AS value,
       coalesce((record.checked ->> 'effective_date')::date, (batch.staged_at AT TIME ZONE 'Europe/London')::date)
           AS effective_on,
       record.record_id, batch.batch_id, batch.feed
FROM source.link
JOIN source.record ON record.record_id = link.record_id
JOIN source.batch ON batch.batch_id = record.batch_id
CROSS JOIN LATERAL jsonb_each_text(record.checked) AS said
JOIN code.claim_field claimed ON claimed.kind = batch.kind AND claimed.field = said.key
WHERE batch.status IN ('staged', 'applied')
ORDER BY link.asset_id, claimed.name, building_code, batch.feed, batch.batch_id DESC, record.row_number;
COMMENT ON VIEW source.claim IS 'What each feed last said of each field of an asset. A batch is staged only within its own import, and counts there.';
COMMENT ON COLUMN source.claim.asset_id IS 'The asset.';
COMMENT ON COLUMN source.claim.field IS 'The field, as code.claim_field names it.';
COMMENT ON COLUMN source.claim.part IS 'Part of the record that holds it.';
COMMENT ON COLUMN source.claim.building_code IS 'The building, of what is said of one; else null.';
COMMENT ON COLUMN source.claim.value IS 'The value as the import understood it; of a location, easting and northing.';
COMMENT ON COLUMN source.claim.effective_on IS 'Day on which the row is true: as it says, else the day of the import.';
COMMENT ON COLUMN source.claim.record_id IS 'The source row.';
COMMENT ON COLUMN source.claim.batch_id IS 'The import.';
COMMENT ON COLUMN source.claim.feed IS 'The feed.';
