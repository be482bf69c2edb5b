-- The sources of provenance_shown.sql by their numbers. $1 asset_id.
SELECT format('[%s]', dense_rank() OVER (ORDER BY feed)) AS source, feed, nullif(source, feed) AS title
FROM publish.provenance
WHERE asset_id = $1::bigint AND feed IS NOT NULL
GROUP BY feed, source
ORDER BY feed;
