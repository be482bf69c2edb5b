-- Disposals and acquisitions without a decision, the latest first. $1 recorded in this quarter (null: all).
SELECT event, reference AS asset, asset_name, event_on, basis_code AS basis, recorded_by, recorded_on, quarter, import
FROM publish.decision_exception
WHERE $1::text IS NULL OR quarter = upper($1::text)
ORDER BY event DESC, event_on DESC NULLS LAST, reference;
