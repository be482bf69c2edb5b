-- What staff may see of the work in the background and of imports. Nobody has marked what stands in a file: its values
-- are for those who may import.

CREATE VIEW served.job AS
SELECT job_id, work, state, upload_id, actor, asked_at, begun_at, ended_at, parameters, result,
       CASE WHEN served.audience() >= 2 OR work IN ('evaluate', 'publish', 'match', 'plan') OR state <> 'failed' THEN problem END AS problem, subject
FROM jobs.job
WHERE served.audience() >= 1;
COMMENT ON VIEW served.job IS 'Work in the background, for staff. Why an import failed may quote the file: for those who may import.';

-- That a file came of a feed which is marked above the reader is itself kept from them.
CREATE VIEW served.kept_feed AS
SELECT feed.feed FROM source.feed JOIN code.marking ON marking.code = feed.marking_code WHERE marking.rank > publish.clearance();
COMMENT ON VIEW served.kept_feed IS 'Feeds that are marked above what the login may read. Nobody is granted it.';
COMMENT ON COLUMN served.kept_feed.feed IS 'The feed.';

-- An import is an upload to the service, or a batch that came another way.
CREATE VIEW served.import AS
SELECT u.upload_id::text AS id, u.upload_id, b.batch_id,
       CASE WHEN b.batch_id IS NOT NULL AND j.result ->> 'result' = 'unchanged' THEN 'unchanged'
            WHEN b.status = 'undone' THEN 'undone'
            WHEN b.status = 'failed' THEN 'refused'
            WHEN b.batch_id IS NOT NULL THEN 'applied'
            WHEN j.ended_at IS NULL THEN CASE j.work WHEN 'apply' THEN 'applying' ELSE 'checking' END
            WHEN j.state = 'done' THEN 'previewed'
            WHEN j.state = 'failed' THEN 'refused'
            ELSE j.state END AS state,
       CASE WHEN b.status = 'failed' THEN CASE WHEN served.audience() >= 2 THEN refused.reason END
            WHEN b.batch_id IS NULL AND (served.audience() >= 2 OR j.state <> 'failed') THEN j.problem END AS problem,
       u.kind, coalesce(b.feed, u.preview ->> 'feed') AS feed, coalesce(b.profile, u.preview ->> 'profile', u.profile) AS profile,
       u.file_name, u.file_bytes, u.file_sha256, coalesce(b.encoding, u.preview ->> 'encoding') AS encoding,
       coalesce(b.column_map, (u.preview -> 'column_map')::jsonb) AS column_map, u.actor, u.uploaded_at, b.applied_at,
       coalesce(b.row_count, (u.preview ->> 'rows')::bigint) AS rows,
       coalesce(b.accepted_count, (u.preview ->> 'accepted')::bigint) AS accepted,
       coalesce(b.rejected_count, (u.preview ->> 'rejected')::bigint) AS rejected,
       coalesce(b.warning_count, (u.preview ->> 'warnings')::bigint) AS warnings,
       coalesce(b.inserted_count, (u.preview ->> 'inserted')::bigint) AS inserted,
       coalesce(b.updated_count, (u.preview ->> 'updated')::bigint) AS updated,
       coalesce(b.unchanged_count, (u.preview ->> 'unchanged')::bigint) AS unchanged,
       coalesce(b.absent_count, (u.preview ->> 'absent')::bigint) AS absent,
       coalesce(b.matched_count, (u.preview ->> 'matched')::bigint) AS matched,
       coalesce(b.review_count, (u.preview ->> 'to_review')::bigint) AS to_review,
       j.job_id, u.removed_at IS NULL AND b.batch_id IS NULL AND j.ended_at IS NOT NULL AS can_apply,
       CASE WHEN served.audience() >= 2 THEN u.layout END AS layout, u.save_profile
FROM jobs.upload u
JOIN LATERAL (SELECT job.job_id, job.work, job.state, job.problem, job.result, job.ended_at
              FROM jobs.job WHERE job.upload_id = u.upload_id ORDER BY job.job_id DESC LIMIT 1) AS j ON true
LEFT JOIN source.batch b ON b.batch_id = u.batch_id
LEFT JOIN LATERAL (SELECT i.reason FROM source.issue i
                   WHERE i.batch_id = b.batch_id AND i.row_number IS NULL AND i.severity = 'rejected'
                   ORDER BY i.issue_id LIMIT 1) AS refused ON b.status = 'failed'
WHERE served.audience() >= 1 AND NOT EXISTS (SELECT FROM served.kept_feed kept WHERE kept.feed = coalesce(b.feed, u.preview ->> 'feed'))
UNION ALL
SELECT 'batch-' || b.batch_id, NULL, b.batch_id, CASE b.status WHEN 'failed' THEN 'refused' ELSE b.status END,
       CASE WHEN served.audience() >= 2 THEN refused.reason END,
       b.kind, b.feed, b.profile, b.file_name, b.file_bytes, b.file_sha256, b.encoding, b.column_map, b.actor, b.staged_at,
       b.applied_at, b.row_count, b.accepted_count, b.rejected_count, b.warning_count, b.inserted_count, b.updated_count,
       b.unchanged_count, b.absent_count, b.matched_count, b.review_count, NULL, false, NULL, NULL
FROM source.batch b
LEFT JOIN LATERAL (SELECT i.reason FROM source.issue i
                   WHERE i.batch_id = b.batch_id AND i.row_number IS NULL AND i.severity = 'rejected'
                   ORDER BY i.issue_id LIMIT 1) AS refused ON b.status = 'failed'
WHERE served.audience() >= 1 AND NOT EXISTS (SELECT FROM served.kept_feed kept WHERE kept.feed = b.feed)
  AND NOT EXISTS (SELECT FROM jobs.upload u
                  WHERE u.batch_id = b.batch_id OR b.status = 'failed' AND u.file_sha256 = b.file_sha256);
COMMENT ON VIEW served.import IS 'Imports, for staff: files uploaded to the service, and batches that came another way.';

CREATE VIEW served.import_issue AS
SELECT u.upload_id::text AS id, i.issue_id, i.row_number, i.line, i.severity, i.code, i.column_name,
       CASE WHEN served.audience() >= 2 THEN i.value END AS value,
       CASE WHEN served.audience() >= 2 THEN i.reason END AS reason
FROM jobs.upload u
JOIN jobs.upload_issue i ON i.upload_id = u.upload_id
WHERE served.audience() >= 1 AND NOT EXISTS (SELECT FROM served.kept_feed kept WHERE kept.feed = u.preview ->> 'feed')
UNION ALL
SELECT coalesce(u.upload_id::text, 'batch-' || b.batch_id), i.issue_id, i.row_number, i.line, i.severity, i.code,
       i.column_name, CASE WHEN served.audience() >= 2 THEN i.value END,
       CASE WHEN served.audience() >= 2 THEN i.reason END
FROM source.batch b
LEFT JOIN jobs.upload u ON u.batch_id = b.batch_id
JOIN source.issue i ON i.batch_id = b.batch_id
WHERE served.audience() >= 1 AND NOT EXISTS (SELECT FROM served.kept_feed kept WHERE kept.feed = b.feed);
COMMENT ON VIEW served.import_issue IS 'What was wrong or doubtful in an import or its preview. Values and reasons for those who may import.';

DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT a.attrelid::regclass AS name, a.attname AS column_name,
               CASE a.attname
                    WHEN 'id' THEN 'What /api/imports/{import} calls it.'
                    WHEN 'state' THEN CASE a.attrelid::regclass WHEN 'served.job'::regclass THEN 'As jobs.job.' ELSE
                        'checking, previewed, applying, applied, undone (applied, and taken back since), unchanged (the same file was the feed''s last), refused, cancelled or stopped; staged or failed of others.' END
                    WHEN 'can_apply' THEN 'It may be applied now.'
                    WHEN 'layout' THEN 'How each column and word was taken; values of the file, for those who may import.'
                    WHEN 'save_profile' THEN 'As jobs.upload.'
                    WHEN 'encoding' THEN 'As source.batch, or as the preview found.'
                    ELSE 'As jobs.job, jobs.upload, source.batch and source.issue, or as the preview found.' END AS comment
        FROM pg_attribute a
        WHERE a.attnum > 0 AND a.attrelid IN ('served.job'::regclass, 'served.import'::regclass, 'served.import_issue'::regclass)
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', found.name, found.column_name, found.comment);
    END LOOP;
END $$;

GRANT SELECT ON served.job, served.import, served.import_issue
TO terrier_serve_reader, terrier_serve_gis, terrier_serve_editor, terrier_serve_steward;
