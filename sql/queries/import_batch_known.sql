-- The newest applied import of a feed, if it was of this very file under this very profile, and nothing has come since that
-- its rows were kept out for. $1 feed, $2 SHA-256 of the file, $3 SHA-256 of the profile.
SELECT newest.batch_id, newest.applied_at::date
FROM (
  SELECT batch_id, applied_at, file_sha256, profile_sha256
  FROM source.batch
  WHERE feed = $1::text AND status = 'applied'
  ORDER BY batch_id DESC
  LIMIT 1
) AS newest
WHERE newest.file_sha256 = $2::text AND newest.profile_sha256 = $3::text
  AND NOT edit.import_read_again(newest.batch_id);
