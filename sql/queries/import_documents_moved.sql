-- A document whose bytes the asset has already, at a place that the file does not name, has been moved.
UPDATE register.document t
SET location = i.location
FROM pg_temp.incoming i
WHERE t.asset_id = i.asset_id AND t.sha256 = i.sha256 AND t.location <> i.location
  AND NOT EXISTS (SELECT FROM pg_temp.incoming n WHERE n.asset_id = t.asset_id AND n.location = t.location)
  AND NOT EXISTS (SELECT FROM register.document o WHERE o.asset_id = i.asset_id AND o.location = i.location)
  AND t.document_id = (SELECT min(o.document_id) FROM register.document o WHERE o.asset_id = i.asset_id AND o.sha256 = i.sha256);
