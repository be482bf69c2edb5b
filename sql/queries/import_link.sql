-- Which asset each row speaks of, where no step of the kind has said so already: found by a reference.
INSERT INTO source.link (record_id, asset_id, how)
SELECT i.record_id, i.asset_id, 'code'
FROM pg_temp.incoming i
WHERE i.asset_id IS NOT NULL
ON CONFLICT (record_id) DO NOTHING;
