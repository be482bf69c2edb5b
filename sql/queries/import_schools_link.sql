-- Which asset each row speaks of: those of the school of the site. What a closed school was tells nothing of today.
INSERT INTO source.link (record_id, asset_id, how)
SELECT s.record_id, s.asset_id, CASE WHEN s.is_new THEN 'new' ELSE 'code' END
FROM pg_temp.site_school s;
