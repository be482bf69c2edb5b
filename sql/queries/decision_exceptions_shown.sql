-- The same for people to read, the basis in words. $1 as decision_exceptions.sql.
SELECT event, reference AS asset, asset_name, event_on AS "on", basis, recorded_by, recorded_on, import
FROM publish.decision_exception
WHERE $1::text IS NULL OR quarter = upper($1::text)
ORDER BY event DESC, event_on DESC NULLS LAST, reference;
