-- Versions of policies, actions of the group and places of partners that were a mistake are withdrawn, with the reason, and
-- stay to be read: as proposals are.

ALTER TABLE governance.policy_version
    ADD withdrawn_on date,
    ADD withdrawn_because governance.words,
    ADD CHECK ((withdrawn_on IS NULL) = (withdrawn_because IS NULL));
COMMENT ON COLUMN governance.policy_version.withdrawn_on IS 'From when on it counts no longer, whoever approved it; null: it was not withdrawn.';
COMMENT ON COLUMN governance.policy_version.withdrawn_because IS 'Why it was withdrawn.';

ALTER TABLE governance.action
    ADD withdrawn_on date,
    ADD withdrawn_because governance.words,
    ADD CHECK ((withdrawn_on IS NULL) = (withdrawn_because IS NULL));
COMMENT ON COLUMN governance.action.withdrawn_on IS 'When it was withdrawn: it was noted by mistake, and is not pursued; null not.';
COMMENT ON COLUMN governance.action.withdrawn_because IS 'Why it was withdrawn.';

ALTER TABLE register.partner_role
    ADD withdrawn_on date,
    ADD withdrawn_because governance.words,
    ADD CHECK ((withdrawn_on IS NULL) = (withdrawn_because IS NULL));
COMMENT ON COLUMN register.partner_role.withdrawn_on IS 'When it was withdrawn: it was never so; null not.';
COMMENT ON COLUMN register.partner_role.withdrawn_because IS 'Why it was withdrawn.';

SELECT history.track(name) FROM unnest(ARRAY['governance.policy_version', 'governance.action', 'register.partner_role']::regclass[]) AS name;

CREATE OR REPLACE FUNCTION governance.keep_approved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('terrier.letting_go', true) IS DISTINCT FROM 'on'
       AND to_jsonb(NEW) - '{withdrawn_on,withdrawn_because}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{withdrawn_on,withdrawn_because}'::text[]
       AND EXISTS (SELECT FROM governance.policy_approval own WHERE own.policy_version_id = OLD.policy_version_id) THEN
        RAISE EXCEPTION 'version % of the policy has been approved: what was approved is not changed, draft another version', OLD.version_no
            USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_version_approved';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION governance.keep_approved() IS 'Trigger: the words of a version that somebody approved stay, but for a lawful erasure; it can be withdrawn.';
