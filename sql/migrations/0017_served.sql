-- What tells readers that what they hold is old: the register's revision, a published run, or a rule that changed.

CREATE TABLE history.rules (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    edition bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE history.rules IS 'How often code lists and rules were changed. One row; part of the stamp of what is served.';
COMMENT ON COLUMN history.rules.only_row IS 'Always true: holds the table to one row.';
COMMENT ON COLUMN history.rules.edition IS 'Goes up with every statement that changes a code list, a parameter or another rule.';
INSERT INTO history.rules DEFAULT VALUES;

CREATE FUNCTION history.rules_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    UPDATE history.rules SET edition = edition + 1;
    PERFORM pg_notify('terrier_stamp', 'rules');
    RETURN NULL;
END $$;
COMMENT ON FUNCTION history.rules_changed() IS 'Statement trigger: code lists or rules changed.';

-- Rules are the tables of schema code, and those of schema evaluation that hold no results of a run.
CREATE FUNCTION history.watch_rules() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    rules regclass;
BEGIN
    FOR rules IN
        SELECT c.oid FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace IN ('code'::regnamespace, 'evaluation'::regnamespace)
          AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'run_id')
          AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'rules_changed')
        ORDER BY c.relname
    LOOP
        EXECUTE format('CREATE TRIGGER rules_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
                            FOR EACH STATEMENT EXECUTE FUNCTION history.rules_changed()', rules);
    END LOOP;
END $$;
COMMENT ON FUNCTION history.watch_rules() IS 'Gives every table of rules its trigger; a migration that makes such a table calls it.';
SELECT history.watch_rules();

CREATE FUNCTION history.announce_revision() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_notify('terrier_stamp', NEW.revision::text);
    RETURN NULL;
END $$;
COMMENT ON FUNCTION history.announce_revision() IS 'Trigger: tells those who listen to terrier_stamp the new revision, at commit.';
CREATE TRIGGER announce AFTER UPDATE OF revision ON history.head
    FOR EACH ROW EXECUTE FUNCTION history.announce_revision();

CREATE FUNCTION evaluation.announce_run() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_notify('terrier_stamp', 'run ' || coalesce(NEW.run_id, OLD.run_id));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION evaluation.announce_run() IS 'Trigger: tells those who listen to terrier_stamp that a run was made or is gone.';
CREATE TRIGGER announce AFTER INSERT OR DELETE ON evaluation.run
    FOR EACH ROW EXECUTE FUNCTION evaluation.announce_run();
