-- The run whose facts a scenario changes. $1 run (null: the newest published one that has options).
SELECT r.run_id, EXISTS (SELECT FROM programme.option o WHERE o.run_id = r.run_id) AS has_options
FROM evaluation.run r
WHERE CASE WHEN $1::bigint IS NULL
      THEN r.kind = 'published' AND EXISTS (SELECT FROM programme.option o WHERE o.run_id = r.run_id)
      ELSE r.run_id = $1::bigint END
ORDER BY r.run_id DESC LIMIT 1;
