-- The same as audit_ledger.sql, for a table: without the tables and the digest.
SELECT revision, to_char(committed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI') AS changed_at, actor, rows,
       left(reason, 50) AS reason
FROM publish.ledger
WHERE ($1::text IS NULL OR actor = $1::text)
  AND ($2::date IS NULL OR committed_at >= $2::date::timestamp AT TIME ZONE 'Europe/London')
  AND ($3::bigint IS NULL OR revision < $3::bigint)
ORDER BY revision DESC
LIMIT $4::integer;
