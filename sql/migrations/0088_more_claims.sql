-- Kinds of file beside asset lists make claims: of fields that they state of any asset, and of those that they gave an
-- asset which they made.
ALTER TABLE code.claim_field ADD COLUMN when_made boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN code.claim_field.when_made IS 'A claim only of the row that made the asset: of others the kind leaves this field alone.';

CREATE OR REPLACE VIEW source.claim AS
SELECT DISTINCT ON (link.asset_id, claimed.name, building_code, batch.feed)
       link.asset_id, claimed.name AS field, claimed.part,
       CASE WHEN claimed.part = 'building' THEN coalesce(record.checked ->> 'building_code', '1') END AS building_code,
       CASE said.key WHEN 'made_easting' THEN concat_ws(' ', record.checked ->> 'made_easting', record.checked ->> 'made_northing')
                     ELSE said.value END AS value,
       coalesce((record.checked ->> 'effective_date')::date, (record.checked ->> 'raac_on')::date,
                (batch.staged_at AT TIME ZONE 'Europe/London')::date) AS effective_on,
       record.record_id, batch.batch_id, batch.feed
FROM source.link
JOIN source.record ON record.record_id = link.record_id
JOIN source.batch ON batch.batch_id = record.batch_id
CROSS JOIN LATERAL jsonb_each_text(record.checked) AS said
JOIN code.claim_field claimed ON claimed.kind = batch.kind AND claimed.field = said.key
WHERE batch.status IN ('staged', 'applied') AND (link.how = 'new' OR NOT claimed.when_made)
ORDER BY link.asset_id, claimed.name, building_code, batch.feed, batch.batch_id DESC, record.row_number;
COMMENT ON COLUMN source.claim.building_code IS 'The building, of what is said of one, as the row names it or as the import found it; else null.';
COMMENT ON COLUMN source.claim.effective_on IS 'Day on which the row is true: as it says, else the day of the import.';
