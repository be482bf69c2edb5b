-- Partners that own or occupy assets. $1 of one asset with what was withdrawn, or null: of all what was not.
SELECT reference AS asset, asset_name, partner, role_code AS role, from_on, until_on, current, note, withdrawn_on, withdrawn_because
FROM publish.partner WHERE CASE WHEN $1::text IS NULL THEN withdrawn_on IS NULL ELSE reference = upper($1::text) END ORDER BY partner, reference, role_code;
