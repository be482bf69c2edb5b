-- A run by its number, or the newest published one, for a day that is asked for or before it. $1 number (null: the newest).
SELECT run_id, as_at, kind, criteria_version_id, label FROM publish.run
WHERE CASE WHEN $1::bigint IS NULL
      THEN kind = 'published' AND as_at <= coalesce(nullif(current_setting('terrier.as_at', true), '')::date, 'infinity')
      ELSE run_id = $1::bigint END
ORDER BY run_id DESC LIMIT 1;
