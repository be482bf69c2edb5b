-- Assets disposed of without a decision, the latest first.
SELECT reference AS asset, asset_name, disposed_on, basis_code AS basis, recorded_by, recorded_on, import
FROM publish.disposal_exception ORDER BY disposed_on DESC NULLS LAST, reference;
