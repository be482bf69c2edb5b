-- Undoing: a batch may be taken back, and what is taken back comes and goes in any order of tables.

ALTER TABLE source.batch DROP CONSTRAINT batch_status_check;
ALTER TABLE source.batch
    ADD CONSTRAINT batch_status_check CHECK (status IN ('staged', 'applied', 'unchanged', 'failed', 'undone')),
    ADD COLUMN undone_at timestamptz,
    ADD COLUMN undone_by text,
    ADD COLUMN undone_reason text,
    ADD CONSTRAINT batch_undone_check
        CHECK ((status = 'undone') = (undone_at IS NOT NULL AND undone_by IS NOT NULL AND undone_reason IS NOT NULL));
COMMENT ON COLUMN source.batch.status IS 'staged, applied, unchanged (the same file and profile were applied before), failed, or undone (applied, and taken back since).';
COMMENT ON COLUMN source.batch.undone_at IS 'When it was taken back; null while it stands.';
COMMENT ON COLUMN source.batch.undone_by IS 'Who took it back.';
COMMENT ON COLUMN source.batch.undone_reason IS 'Why, in their words.';

-- References between the register's rows are looked at when the statement ends, as before; what takes a change back
-- puts that off to its own end, since a row and what refers to it cannot both come or go first.
ALTER FUNCTION history.track(regclass) RENAME TO track_versions;
COMMENT ON FUNCTION history.track_versions(regclass) IS 'Gives a register table its history table and triggers; after new columns, extends them. Part of history.track().';

CREATE FUNCTION history.defer_references(tracked regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT conname FROM pg_constraint WHERE conrelid = tracked AND contype = 'f' AND NOT condeferrable LOOP
        EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY IMMEDIATE', tracked, name);
    END LOOP;
END $$;
COMMENT ON FUNCTION history.defer_references(regclass) IS 'Lets a transaction that asks for it put off the check of a table''s references to its end.';

CREATE FUNCTION history.track(tracked regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM history.track_versions(tracked), history.defer_references(tracked);
END $$;
COMMENT ON FUNCTION history.track(regclass) IS 'Gives a register table its history table and triggers, and references that an undo can put off; after new columns, extends them.';

REVOKE EXECUTE ON FUNCTION history.track(regclass), history.track_versions(regclass), history.defer_references(regclass)
FROM PUBLIC;

SELECT history.defer_references(tgrelid::regclass) FROM pg_trigger WHERE tgname = 'history_insert';
