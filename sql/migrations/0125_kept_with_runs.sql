-- A run keeps which facts were estimates; the criteria keep who noted or withdrew them; the stamp of what is served hears of
-- programmes.

ALTER TABLE evaluation.run_fact ADD fact_estimated integer[];
COMMENT ON COLUMN evaluation.run_fact.fact_estimated IS 'Places in run.fact_codes, from 1, of the values that were estimates; null in runs made before this was kept.';

ALTER TABLE evaluation.criteria_version
    ADD noted_user text CHECK (noted_user <> ''),
    ADD withdrawn_on date,
    ADD withdrawn_user text CHECK (withdrawn_user <> ''),
    ADD withdrawn_because text CHECK (withdrawn_because <> ''),
    ADD CONSTRAINT criteria_noted_by_whom CHECK (noted_user IS NULL OR noted_on IS NOT NULL),
    ADD CONSTRAINT criteria_withdrawn_by_whom CHECK (withdrawn_on IS NULL OR status = 'withdrawn' AND withdrawn_user IS NOT NULL AND withdrawn_because IS NOT NULL);
COMMENT ON COLUMN evaluation.criteria_version.noted_user IS 'Who was signed in when it was recorded that the Group noted it; null of what was noted before this was kept.';
COMMENT ON COLUMN evaluation.criteria_version.withdrawn_on IS 'When it was withdrawn; null not, or before this was kept.';
COMMENT ON COLUMN evaluation.criteria_version.withdrawn_user IS 'Who was signed in when it was withdrawn.';
COMMENT ON COLUMN evaluation.criteria_version.withdrawn_because IS 'Why it was withdrawn.';

CREATE OR REPLACE FUNCTION evaluation.keep_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    noting CONSTANT text[] := '{noted_on,noted_reference,noted_user}';
BEGIN
    IF current_setting('terrier.letting_go', true) = 'on' THEN
        RETURN NEW; -- a lawful erasure
    ELSIF OLD.status = 'proposed' AND NEW.criteria_version_id = OLD.criteria_version_id THEN
        RETURN NEW;
    ELSIF OLD.status = 'approved' AND OLD.noted_on IS NULL AND NEW.noted_on IS NOT NULL
          AND to_jsonb(NEW) - noting = to_jsonb(OLD) - noting THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'version % of the criteria is %: it stays as it is, draft another version', OLD.criteria_version_id, OLD.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'criteria_version_kept';
END $$;
COMMENT ON FUNCTION evaluation.keep_version() IS 'Trigger: of an approved version only its noting may be added.';

CREATE FUNCTION programme.announce_plan() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_notify('terrier_stamp', 'plan ' || coalesce(NEW.plan_id, OLD.plan_id));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION programme.announce_plan() IS 'Trigger: tells those who listen to terrier_stamp that a plan was made or is gone.';
CREATE TRIGGER announce AFTER INSERT OR DELETE ON programme.plan
    FOR EACH ROW EXECUTE FUNCTION programme.announce_plan();
