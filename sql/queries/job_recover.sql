-- Settles what was under way when a service ended. Where the work's own transaction is through, it is done.
WITH orphan AS (
  SELECT j.job_id, j.upload_id, j.work,
         CASE WHEN j.work = 'apply'
              THEN (SELECT max(b.batch_id)
                    FROM jobs.upload u
                    JOIN source.batch b ON b.kind = u.kind AND b.file_sha256 = u.file_sha256
                    WHERE u.upload_id = j.upload_id AND b.status = 'applied' AND b.actor = j.actor
                      AND b.applied_at >= j.begun_at) END AS batch_id,
         CASE WHEN j.work = 'evaluate'
              THEN (SELECT max(r.run_id)
                    FROM evaluation.run r
                    WHERE r.actor = j.actor AND r.made_at >= j.begun_at
                      AND r.label IS NOT DISTINCT FROM j.parameters ->> 'label') END AS run_id,
         CASE WHEN j.work = 'publish'
              THEN (SELECT max(p.publication_id)
                    FROM publication.publication p
                    WHERE p.actor = j.actor AND p.made_at >= j.begun_at) END AS publication_id,
         CASE WHEN j.work = 'plan'
              THEN (SELECT max(p.plan_id)
                    FROM programme.plan p
                    WHERE p.made_by = j.actor AND p.made_at >= j.begun_at
                      AND p.scenario_name IS NOT DISTINCT FROM j.parameters ->> 'scenario') END AS plan_id
  FROM jobs.job j
  WHERE j.state = 'running'
), applied AS (
  UPDATE jobs.upload u
  SET batch_id = o.batch_id
  FROM orphan o
  WHERE u.upload_id = o.upload_id AND o.batch_id IS NOT NULL
)
UPDATE jobs.job j
SET state = CASE WHEN coalesce(o.batch_id, o.run_id, o.publication_id, o.plan_id) IS NULL THEN 'stopped' ELSE 'done' END,
    ended_at = clock_timestamp(),
    result = CASE WHEN o.batch_id IS NOT NULL THEN json_build_object('result', 'applied', 'import', o.batch_id)
                  WHEN o.run_id IS NOT NULL THEN json_build_object('run', o.run_id)
                  WHEN o.publication_id IS NOT NULL THEN json_build_object('publication', o.publication_id)
                  WHEN o.plan_id IS NOT NULL THEN json_build_object('plan', o.plan_id) END,
    problem = CASE WHEN coalesce(o.batch_id, o.run_id, o.publication_id, o.plan_id) IS NULL
                   THEN 'Stopped by a restart of the service. What was not finished was not kept: ask for it again.' END
FROM orphan o
WHERE j.job_id = o.job_id
RETURNING j.job_id;
