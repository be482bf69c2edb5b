-- The feeds, by how far they are trusted. $1 feed (null: all).
SELECT feed, title, kind, rank, owner_post, licence, source, marking_code AS marking, last_batch_id AS last_import,
       last_import_on, last_file, row_count AS rows, rejected_count AS rejected, import_count AS imports
FROM publish.source
WHERE $1::text IS NULL OR feed = $1::text
ORDER BY rank, feed;
