-- The pairs that were found, each once.
CREATE TEMPORARY TABLE match_pair ON COMMIT DROP AS
SELECT DISTINCT CASE WHEN probe_id < 0 THEN probe_id ELSE least(probe_id, asset_id) END AS probe_id,
       CASE WHEN probe_id < 0 THEN asset_id ELSE greatest(probe_id, asset_id) END AS asset_id
FROM pg_temp.match_found
WHERE probe_id <> asset_id;
