-- What the service does for someone in the background, so that they can ask what became of it after a restart too;
-- and which writes were answered already, for clients that ask twice.

CREATE SCHEMA jobs;
COMMENT ON SCHEMA jobs IS 'Work that the service does in the background: uploaded files, their previews, imports, runs.';

CREATE TABLE jobs.upload (
    upload_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    profile text,
    file_name text NOT NULL,
    file_bytes bigint NOT NULL,
    file_sha256 text NOT NULL CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
    actor text NOT NULL,
    uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    removed_at timestamptz,
    preview json,
    batch_id bigint REFERENCES source.batch
);
COMMENT ON TABLE jobs.upload IS 'A file that was uploaded to be imported. The file itself lies in the service''s spool, for a day.';
COMMENT ON COLUMN jobs.upload.upload_id IS 'Identity: the number of /api/imports/{import}.';
COMMENT ON COLUMN jobs.upload.kind IS 'What the file is said to hold: register, condition, energy, factors, inspections.';
COMMENT ON COLUMN jobs.upload.profile IS 'Name of the mapping profile asked for; null: by the header alone.';
COMMENT ON COLUMN jobs.upload.file_name IS 'Name of the file as its sender calls it, without its folder.';
COMMENT ON COLUMN jobs.upload.file_bytes IS 'Size of the file in bytes.';
COMMENT ON COLUMN jobs.upload.file_sha256 IS 'SHA-256 of the file.';
COMMENT ON COLUMN jobs.upload.actor IS 'Who uploaded it.';
COMMENT ON COLUMN jobs.upload.uploaded_at IS 'When.';
COMMENT ON COLUMN jobs.upload.removed_at IS 'When the file was removed from the spool; null while it lies there.';
COMMENT ON COLUMN jobs.upload.preview IS 'What an import of it would do, as the newest preview found; null while there is none.';
COMMENT ON COLUMN jobs.upload.batch_id IS 'The import that brought it into the register, or had brought the same file before; null while none did.';

CREATE TABLE jobs.upload_issue (
    issue_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    upload_id bigint NOT NULL REFERENCES jobs.upload ON DELETE CASCADE,
    row_number bigint,
    line bigint,
    severity text NOT NULL,
    code text NOT NULL,
    column_name text,
    value text,
    reason text NOT NULL
);
CREATE INDEX upload_issue_of ON jobs.upload_issue (upload_id, severity, issue_id);
COMMENT ON TABLE jobs.upload_issue IS 'What a preview found wrong or doubtful; a preview leaves nothing in source.issue.';
COMMENT ON COLUMN jobs.upload_issue.issue_id IS 'Identity, in the order in which people read them.';
COMMENT ON COLUMN jobs.upload_issue.upload_id IS 'The upload.';
COMMENT ON COLUMN jobs.upload_issue.row_number IS 'Data row, from 1; null for an issue of the whole file or an absent row.';
COMMENT ON COLUMN jobs.upload_issue.line IS 'Line of the file, from 1.';
COMMENT ON COLUMN jobs.upload_issue.severity IS 'As source.issue.severity.';
COMMENT ON COLUMN jobs.upload_issue.code IS 'As source.issue.code.';
COMMENT ON COLUMN jobs.upload_issue.column_name IS 'Column as the file names it; null for an issue of the whole row.';
COMMENT ON COLUMN jobs.upload_issue.value IS 'The value as the file gave it.';
COMMENT ON COLUMN jobs.upload_issue.reason IS 'What is wrong and what to do, in a sentence.';

CREATE TABLE jobs.job (
    job_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    work text NOT NULL CHECK (work IN ('preview', 'apply', 'evaluate')),
    upload_id bigint REFERENCES jobs.upload ON DELETE CASCADE,
    parameters jsonb NOT NULL DEFAULT '{}',
    state text NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'stopped')),
    actor text NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    begun_at timestamptz,
    ended_at timestamptz,
    result json,
    problem text,
    CHECK ((upload_id IS NULL) = (work = 'evaluate')),
    CHECK ((ended_at IS NULL) = (state IN ('waiting', 'running')))
);
CREATE INDEX job_open ON jobs.job (job_id) WHERE ended_at IS NULL;
CREATE INDEX job_upload ON jobs.job (upload_id, job_id);
-- One evaluation at a time, whoever asks: a second is refused with the first one's number.
CREATE UNIQUE INDEX job_evaluate ON jobs.job (work) WHERE work = 'evaluate' AND ended_at IS NULL;
CREATE UNIQUE INDEX job_of_upload ON jobs.job (upload_id) WHERE ended_at IS NULL;
COMMENT ON TABLE jobs.job IS 'One piece of work in the background. The service does them one after another, in the order in which they were asked for.';
COMMENT ON COLUMN jobs.job.job_id IS 'Identity: the number of /api/jobs/{job}.';
COMMENT ON COLUMN jobs.job.work IS 'preview or apply an upload, or evaluate the estate.';
COMMENT ON COLUMN jobs.job.upload_id IS 'The upload that is previewed or applied; null for evaluate.';
COMMENT ON COLUMN jobs.job.parameters IS 'What was asked for: as_at, label, trial.';
COMMENT ON COLUMN jobs.job.state IS 'waiting, running, done, failed (problem says why), cancelled (by someone), stopped (the service ended meanwhile).';
COMMENT ON COLUMN jobs.job.actor IS 'Who asked for it.';
COMMENT ON COLUMN jobs.job.asked_at IS 'When.';
COMMENT ON COLUMN jobs.job.begun_at IS 'When it began; null while it waits.';
COMMENT ON COLUMN jobs.job.ended_at IS 'When it ended, however; null before.';
COMMENT ON COLUMN jobs.job.result IS 'What came of it: counts of an import, the run of an evaluation.';
COMMENT ON COLUMN jobs.job.problem IS 'Why nothing came of it, in a sentence.';

GRANT USAGE ON SCHEMA jobs TO terrier_clerk;
GRANT SELECT, INSERT, UPDATE, DELETE ON jobs.upload, jobs.upload_issue, jobs.job TO terrier_clerk;

-- --- writes that were answered already ---

CREATE TABLE door.answered (
    asker text NOT NULL,
    idempotency_key text NOT NULL,
    target text NOT NULL,
    body_sha256 text NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    status_code integer,
    media_type text,
    headers text,
    body text,
    PRIMARY KEY (asker, idempotency_key),
    CHECK ((finished_at IS NULL) = (status_code IS NULL))
);
CREATE INDEX answered_begun ON door.answered (begun_at);
COMMENT ON TABLE door.answered IS 'Writes with an Idempotency-Key: the first answer is given again for a day.';
COMMENT ON COLUMN door.answered.asker IS 'Stable identity of who asked.';
COMMENT ON COLUMN door.answered.idempotency_key IS 'The key that the client chose.';
COMMENT ON COLUMN door.answered.target IS 'Method and path with parameters: the same key for another is refused.';
COMMENT ON COLUMN door.answered.body_sha256 IS 'SHA-256 of the request''s body: the same key for another is refused.';
COMMENT ON COLUMN door.answered.begun_at IS 'When the request came.';
COMMENT ON COLUMN door.answered.finished_at IS 'When it was answered; null while it is under way.';
COMMENT ON COLUMN door.answered.status_code IS 'HTTP status of the answer.';
COMMENT ON COLUMN door.answered.media_type IS 'Media type of the answer''s body; null none.';
COMMENT ON COLUMN door.answered.headers IS 'Headers of the answer, a line each: name, colon, value.';
COMMENT ON COLUMN door.answered.body IS 'Body of the answer.';

GRANT SELECT, INSERT, UPDATE, DELETE ON door.answered TO terrier_door;
