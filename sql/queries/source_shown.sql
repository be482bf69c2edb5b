-- The feeds as people list them, by how far they are trusted.
SELECT rank, CASE WHEN title = feed THEN feed ELSE title || ' (' || feed || ')' END AS source,
       coalesce(owner_post, 'unknown') AS owner, coalesce(licence, 'unknown') AS licence, last_import_on AS last_import,
       row_count AS rows, rejected_count AS rejected
FROM publish.source
ORDER BY rank, feed;
