-- Entries of lists of designations that may be of an asset, for staff: of assets, and from files, that the reader may see.

CREATE VIEW publish.designation_candidate WITH (security_barrier) AS
SELECT own.candidate_id AS candidate, own.state, asset.reference, held.name, kind.label AS kind,
       own.reference AS official_reference, own.name AS entry_name, lower(own.valid) AS from_on, upper(own.valid) AS until_on,
       own.notice_on, round(ST_X(own.location)::numeric) AS easting, round(ST_Y(own.location)::numeric) AS northing, own.metres,
       similarity(lower(held.name), lower(own.name)) AS likeness, batch.feed, batch.batch_id AS import, row.row_number AS row,
       own.found_at, own.decided_by, own.decided_at, own.reason
FROM register.designation_candidate own
JOIN publish.asset_cleared asset ON asset.asset_id = own.asset_id
JOIN register.asset held ON held.asset_id = own.asset_id
JOIN code.designation_kind kind ON kind.code = own.kind_code
JOIN source.record row ON row.record_id = own.record_id
JOIN source.batch ON batch.batch_id = row.batch_id
JOIN source.feed ON feed.feed = batch.feed
JOIN code.marking ON marking.code = feed.marking_code
WHERE asset.clearance > 0 AND marking.rank <= asset.clearance;
COMMENT ON VIEW publish.designation_candidate IS 'Entries of lists of designations that may be of an asset, and what was decided; for staff.';
COMMENT ON COLUMN publish.designation_candidate.candidate IS 'Number of the candidate.';
COMMENT ON COLUMN publish.designation_candidate.state IS 'open: to be decided. accepted: it is the asset. rejected: it is not.';
COMMENT ON COLUMN publish.designation_candidate.reference IS 'The asset.';
COMMENT ON COLUMN publish.designation_candidate.name IS 'Its name.';
COMMENT ON COLUMN publish.designation_candidate.kind IS 'What kind of designation the entry is.';
COMMENT ON COLUMN publish.designation_candidate.official_reference IS 'Reference of the entry.';
COMMENT ON COLUMN publish.designation_candidate.entry_name IS 'What the list calls it.';
COMMENT ON COLUMN publish.designation_candidate.from_on IS 'Day from which it is listed; null not said.';
COMMENT ON COLUMN publish.designation_candidate.until_on IS 'Day from which it is listed no longer; null without end.';
COMMENT ON COLUMN publish.designation_candidate.notice_on IS 'Day of a notice of disposal; null none.';
COMMENT ON COLUMN publish.designation_candidate.easting IS 'Where the list has it, metres east on the British National Grid.';
COMMENT ON COLUMN publish.designation_candidate.northing IS 'Where the list has it, metres north on the British National Grid.';
COMMENT ON COLUMN publish.designation_candidate.metres IS 'How far that is from the asset: 0 in its land.';
COMMENT ON COLUMN publish.designation_candidate.likeness IS 'How alike the two names are, 0 to 1; null where the entry has none.';
COMMENT ON COLUMN publish.designation_candidate.feed IS 'Series of files of the list.';
COMMENT ON COLUMN publish.designation_candidate.import IS 'The import that brought it.';
COMMENT ON COLUMN publish.designation_candidate.row IS 'Its row in the file.';
COMMENT ON COLUMN publish.designation_candidate.found_at IS 'When an import first proposed it.';
COMMENT ON COLUMN publish.designation_candidate.decided_by IS 'Who decided.';
COMMENT ON COLUMN publish.designation_candidate.decided_at IS 'When.';
COMMENT ON COLUMN publish.designation_candidate.reason IS 'Why, in their words.';
