-- Record card: documents kept elsewhere. $1 asset_id.
SELECT kind, title, dated, location, retention_class, retain_until
FROM publish.document
WHERE asset_id = $1::bigint
ORDER BY dated DESC NULLS LAST, title, document_id;
