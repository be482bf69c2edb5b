-- Begins the job that has waited longest.
UPDATE jobs.job j
SET state = 'running', begun_at = clock_timestamp()
FROM (SELECT w.job_id, u.kind, u.profile, u.file_name, u.corrections, u.scheme, u.save_profile, u.sheet,
             u.header_row, u.settings
      FROM jobs.job w
      LEFT JOIN jobs.upload u ON u.upload_id = w.upload_id
      WHERE w.state = 'waiting'
      ORDER BY w.job_id
      LIMIT 1
      FOR UPDATE OF w SKIP LOCKED) AS next
WHERE j.job_id = next.job_id
RETURNING j.job_id, j.work, j.upload_id, j.actor, next.kind, next.profile, next.file_name, j.parameters ->> 'as_at',
          coalesce(j.parameters ->> 'label', j.parameters ->> 'known_at'),
          coalesce(j.parameters ->> 'trial', j.parameters ->> 'draft')::boolean, next.corrections,
          next.scheme, next.save_profile, next.sheet, next.header_row, next.settings, j.parameters, (j.parameters ->> 'criteria')::integer,
          j.parameters ->> 'quarter';
