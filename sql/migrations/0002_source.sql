-- What each source file said, kept as it came: batches, their rows and what was wrong with them.

CREATE SCHEMA source;
COMMENT ON SCHEMA source IS 'What the files of other systems said: import batches, each row as it came, and every rejected value with its reason.';

CREATE TABLE source.batch (
    batch_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    feed text NOT NULL,
    file_name text NOT NULL,
    file_sha256 text NOT NULL CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
    file_bytes bigint NOT NULL,
    encoding text,
    profile text NOT NULL,
    profile_sha256 text NOT NULL,
    column_map jsonb NOT NULL DEFAULT '{}',
    status text NOT NULL DEFAULT 'staged' CHECK (status IN ('staged', 'applied', 'unchanged', 'failed')),
    staged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_at timestamptz,
    actor text NOT NULL,
    row_count bigint NOT NULL DEFAULT 0,
    accepted_count bigint NOT NULL DEFAULT 0,
    rejected_count bigint NOT NULL DEFAULT 0,
    warning_count bigint NOT NULL DEFAULT 0,
    inserted_count bigint NOT NULL DEFAULT 0,
    updated_count bigint NOT NULL DEFAULT 0,
    unchanged_count bigint NOT NULL DEFAULT 0,
    absent_count bigint NOT NULL DEFAULT 0,
    CHECK (status <> 'applied' OR row_count = accepted_count + rejected_count)
);
CREATE INDEX batch_feed ON source.batch (feed, batch_id);
COMMENT ON TABLE source.batch IS 'One import of one file.';
COMMENT ON COLUMN source.batch.batch_id IS 'Identity; what "terrier import issues" asks for.';
COMMENT ON COLUMN source.batch.kind IS 'What the file holds: register, condition, energy, factors, inspections.';
COMMENT ON COLUMN source.batch.feed IS 'The series the file belongs to (kind and source, such as register/mendip): a newer file of one feed is compared with the last.';
COMMENT ON COLUMN source.batch.file_name IS 'Name of the file as given, without its folder.';
COMMENT ON COLUMN source.batch.file_sha256 IS 'SHA-256 of the file: the same file again changes nothing.';
COMMENT ON COLUMN source.batch.file_bytes IS 'Size of the file in bytes.';
COMMENT ON COLUMN source.batch.encoding IS 'Text encoding found: UTF-8, UTF-8 with BOM, Windows-1252; null for files that are not CSV.';
COMMENT ON COLUMN source.batch.profile IS 'Name of the mapping profile in force.';
COMMENT ON COLUMN source.batch.profile_sha256 IS 'SHA-256 of the profile: the same file under another profile is another import.';
COMMENT ON COLUMN source.batch.column_map IS 'Which column of the file went to which field, and which were left aside.';
COMMENT ON COLUMN source.batch.status IS 'staged, applied, unchanged (the same file and profile were applied before) or failed.';
COMMENT ON COLUMN source.batch.staged_at IS 'When the file was read.';
COMMENT ON COLUMN source.batch.applied_at IS 'When it entered the register; null while it has not.';
COMMENT ON COLUMN source.batch.actor IS 'Who ran the import.';
COMMENT ON COLUMN source.batch.row_count IS 'Data rows in the file, faulty ones included: accepted_count + rejected_count.';
COMMENT ON COLUMN source.batch.accepted_count IS 'Rows that entered the register or already stood there.';
COMMENT ON COLUMN source.batch.rejected_count IS 'Rows kept out, each with a reason in source.issue.';
COMMENT ON COLUMN source.batch.warning_count IS 'Warnings: the row was accepted, a value in it was doubtful or left out.';
COMMENT ON COLUMN source.batch.inserted_count IS 'Accepted rows that made something new.';
COMMENT ON COLUMN source.batch.updated_count IS 'Accepted rows that changed something.';
COMMENT ON COLUMN source.batch.unchanged_count IS 'Accepted rows that said what the register already held.';
COMMENT ON COLUMN source.batch.absent_count IS 'Rows of the feed''s last file that this one no longer has: reported, never deleted.';

ALTER TABLE history.change ADD FOREIGN KEY (batch_id) REFERENCES source.batch;

CREATE TABLE source.record (
    record_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id bigint NOT NULL REFERENCES source.batch,
    row_number bigint NOT NULL,
    line bigint NOT NULL,
    row_key text,
    fields jsonb,
    raw bytea NOT NULL,
    rejected boolean NOT NULL DEFAULT false,
    UNIQUE (batch_id, row_number)
);
CREATE INDEX record_key ON source.record (batch_id, row_key);
COMMENT ON TABLE source.record IS 'Each row of each file, as it came.';
COMMENT ON COLUMN source.record.record_id IS 'Identity; register rows point here to say where they came from.';
COMMENT ON COLUMN source.record.batch_id IS 'The import it came with.';
COMMENT ON COLUMN source.record.row_number IS 'Data row in the file, from 1, the header not counted.';
COMMENT ON COLUMN source.record.line IS 'Line of the file where the row starts, from 1.';
COMMENT ON COLUMN source.record.row_key IS 'What identifies the row within its feed, such as the council''s asset code; null when the row has no usable key.';
COMMENT ON COLUMN source.record.fields IS 'The row as an object of column name to text, in UTF-8; null when it could not be split into fields.';
COMMENT ON COLUMN source.record.raw IS 'The row''s exact bytes in the file.';
COMMENT ON COLUMN source.record.rejected IS 'True when the row was kept out of the register.';

CREATE TABLE source.issue (
    issue_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id bigint NOT NULL REFERENCES source.batch,
    row_number bigint,
    line bigint,
    column_name text,
    value text,
    severity text NOT NULL CHECK (severity IN ('rejected', 'warning', 'absent')),
    code text NOT NULL,
    reason text NOT NULL
);
CREATE INDEX issue_batch ON source.issue (batch_id, row_number);
COMMENT ON TABLE source.issue IS 'What was wrong or doubtful in a file: every rejected row, every warning, every row that is absent from a newer file.';
COMMENT ON COLUMN source.issue.issue_id IS 'Identity.';
COMMENT ON COLUMN source.issue.batch_id IS 'The import.';
COMMENT ON COLUMN source.issue.row_number IS 'Data row, from 1; null for an issue of the whole file or an absent row.';
COMMENT ON COLUMN source.issue.line IS 'Line of the file, from 1.';
COMMENT ON COLUMN source.issue.column_name IS 'Column as the file names it; null for an issue of the whole row.';
COMMENT ON COLUMN source.issue.value IS 'The value as the file gave it.';
COMMENT ON COLUMN source.issue.severity IS 'rejected: the row is kept out. warning: the row is in, the value doubtful or left out. absent: in the last file, not in this one.';
COMMENT ON COLUMN source.issue.code IS 'Short name of the fault, for programs: uprn_shared, coordinates_swapped.';
COMMENT ON COLUMN source.issue.reason IS 'What is wrong and what to do, in a sentence.';
