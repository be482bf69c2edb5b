-- Which asset each row is, and how it was found.
INSERT INTO source.link (record_id, asset_id, how)
SELECT i.record_id, i.asset_id, i.how
FROM pg_temp.incoming i
ORDER BY i.record_id;
