-- The same for people to read, the basis in words. $1 as disposal_exceptions.sql.
SELECT reference AS asset, asset_name, disposed_on, basis, recorded_by, recorded_on, import
FROM publish.disposal_exception
WHERE $1::text IS NULL OR quarter = upper($1::text)
ORDER BY disposed_on DESC NULLS LAST, reference;
