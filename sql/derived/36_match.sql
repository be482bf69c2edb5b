-- What matching found, for staff: pairs of records that may be one asset, of assets that the reader may see.

CREATE VIEW publish.match WITH (security_barrier) AS
SELECT own.match_id AS match, own.state, own.probability, first.reference AS first_reference, held.name AS first_name,
       coalesce(second.reference, former.reference) AS second_reference,
       coalesce(other.name, row.checked ->> 'name', folded.name) AS second_name,
       batch.feed, row.row_key AS code, batch.batch_id AS import, row.row_number AS row,
       own.evidence, own.found_at, own.decided_by, own.decided_at,
       CASE WHEN own.state IN ('accepted', 'rejected') THEN own.reason END AS reason
FROM register.match own
LEFT JOIN register.former_reference led ON led.former_id = own.first_id
JOIN publish.asset_cleared first ON first.asset_id = coalesce(led.asset_id, own.first_id)
JOIN register.asset held ON held.asset_id = first.asset_id
LEFT JOIN publish.asset_cleared second ON second.asset_id = own.second_id
LEFT JOIN register.asset other ON other.asset_id = second.asset_id
LEFT JOIN register.former_reference former ON former.former_id = own.second_id AND former.asset_id = first.asset_id
LEFT JOIN LATERAL (
    SELECT past.name FROM history.asset past WHERE past.asset_id = former.former_id ORDER BY past.version_id DESC LIMIT 1
) AS folded ON true
LEFT JOIN source.record row ON row.record_id = own.record_id
LEFT JOIN source.batch ON batch.batch_id = row.batch_id
WHERE first.clearance > 0
  AND (own.second_id IS NULL OR second.asset_id IS NOT NULL OR own.state = 'accepted' AND former.reference IS NOT NULL)
  -- A pair of which one was merged away is handed on to the asset that it became part of.
  AND (led.former_id IS NULL OR own.state IN ('accepted', 'linked'));
COMMENT ON VIEW publish.match IS 'Pairs of records that may be one asset, and source rows that were recognised as one, of assets that the reader may see; for staff.';
COMMENT ON COLUMN publish.match.match IS 'Number of the match.';
COMMENT ON COLUMN publish.match.state IS 'open: to be decided. linked: taken without asking. accepted: one asset. rejected: two.';
COMMENT ON COLUMN publish.match.probability IS 'How likely they are one asset, 0 to 1.';
COMMENT ON COLUMN publish.match.first_reference IS 'The asset that was there first, or that it is part of now.';
COMMENT ON COLUMN publish.match.first_name IS 'Its name.';
COMMENT ON COLUMN publish.match.second_reference IS 'The other asset; null of a row that was linked.';
COMMENT ON COLUMN publish.match.second_name IS 'Its name; of a row that was linked, what the row calls it.';
COMMENT ON COLUMN publish.match.feed IS 'Series of files of a row that was linked.';
COMMENT ON COLUMN publish.match.code IS 'Its code there.';
COMMENT ON COLUMN publish.match.import IS 'The import that brought it.';
COMMENT ON COLUMN publish.match.row IS 'Its row in the file.';
COMMENT ON COLUMN publish.match.evidence IS 'The comparisons, each with what it came to and its weight in bits.';
COMMENT ON COLUMN publish.match.found_at IS 'When it was found.';
COMMENT ON COLUMN publish.match.decided_by IS 'Who decided.';
COMMENT ON COLUMN publish.match.decided_at IS 'When.';
COMMENT ON COLUMN publish.match.reason IS 'Why, in their words.';

CREATE VIEW publish.former_reference WITH (security_barrier) AS
SELECT former.reference AS former_reference, asset.asset_id, asset.reference, former.merged_on
FROM register.former_reference former
JOIN publish.asset_cleared asset ON asset.asset_id = former.asset_id;
COMMENT ON VIEW publish.former_reference IS 'Where references of assets lead that were merged into others.';
COMMENT ON COLUMN publish.former_reference.former_reference IS 'The reference that was.';
COMMENT ON COLUMN publish.former_reference.asset_id IS 'The asset that it is part of now.';
COMMENT ON COLUMN publish.former_reference.reference IS 'Its reference.';
COMMENT ON COLUMN publish.former_reference.merged_on IS 'Day of the merge.';
