-- Assets disposed of without a decision, the latest first. $1 recorded in this quarter (null: all).
SELECT reference AS asset, asset_name, disposed_on, basis_code AS basis, recorded_by, recorded_on, quarter, import
FROM publish.disposal_exception
WHERE $1::text IS NULL OR quarter = upper($1::text)
ORDER BY disposed_on DESC NULLS LAST, reference;
