-- The assets that another system calls so, in capitals, small letters or as given. $1 identifier.
SELECT DISTINCT reference
FROM publish.asset_identifier
WHERE value IN (btrim($1::text), upper(btrim($1::text)), lower(btrim($1::text)))
ORDER BY reference
LIMIT 10;
