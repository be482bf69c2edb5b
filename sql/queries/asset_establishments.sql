-- Record card: every school of the site, those of today first. $1 asset_id.
SELECT urn, name, school_type, status, opened_on, closed_on, pupils
FROM publish.establishment
WHERE asset_id = $1::bigint
ORDER BY closed_on DESC NULLS FIRST, urn;
