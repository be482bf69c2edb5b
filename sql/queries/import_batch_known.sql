-- The newest applied import of a feed, if it was of this very file under this very profile.
-- $1 feed, $2 SHA-256 of the file, $3 SHA-256 of the profile.
select newest.batch_id, newest.applied_at::date
from (
  select batch_id, applied_at, file_sha256, profile_sha256
  from source.batch
  where feed = $1::text and status = 'applied'
  order by batch_id desc
  limit 1
) as newest
where newest.file_sha256 = $2::text and newest.profile_sha256 = $3::text;
