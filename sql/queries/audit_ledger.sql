-- Changes to the register, newest first. $1 of this actor; $2 on or after this day; $3 before this revision; $4 how many.
-- Null: any.
SELECT revision, to_char(committed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI') AS changed_at, actor, rows, tables,
       import, reason, digest
FROM publish.ledger
WHERE ($1::text IS NULL OR actor = $1::text)
  AND ($2::date IS NULL OR committed_at >= $2::date::timestamp AT TIME ZONE 'Europe/London')
  AND ($3::bigint IS NULL OR revision < $3::bigint)
ORDER BY revision DESC
LIMIT $4::integer;
