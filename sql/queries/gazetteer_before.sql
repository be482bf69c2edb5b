-- The newest applied import of a feed: its file's size, and how many rows it brought. $1 feed.
SELECT file_bytes, accepted_count
FROM source.batch
WHERE feed = $1::text AND status = 'applied'
ORDER BY batch_id DESC
LIMIT 1;
