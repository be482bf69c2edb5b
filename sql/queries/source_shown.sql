-- The feeds as people list them, by how far they are trusted: their titles and licences are told once, by source_titles.sql and
-- source_licences.sql.
SELECT rank, feed AS source, coalesce(owner_post, 'unknown') AS owner,
       CASE WHEN licence IS NULL THEN 'unknown' ELSE format('[%s]', dense_rank() OVER (ORDER BY licence)) END AS licence,
       last_import_on AS last_import, row_count AS rows, rejected_count AS rejected
FROM publish.source
ORDER BY rank, feed;
