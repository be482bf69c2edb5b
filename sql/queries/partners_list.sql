-- Partners that own or occupy assets. $1 of one asset, or null.
SELECT reference AS asset, asset_name, partner, role_code AS role, from_on, until_on, current, note
FROM publish.partner WHERE $1::text IS NULL OR reference = upper($1::text) ORDER BY partner, reference, role_code;
