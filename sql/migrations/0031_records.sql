-- Keeping records and letting them go: for how long and by what rule, what may not go yet, what was laid up, handed on,
-- destroyed or erased, each with a certificate that is never changed.

CREATE SCHEMA records;
COMMENT ON SCHEMA records IS 'How long records are kept, what is held back from destruction, what is archived, and a certificate of all that was handed on, destroyed or erased.';

CREATE TABLE records.retention_rule (
    rule_code text NOT NULL CHECK (rule_code ~ '^[a-z][a-z0-9_]*$'),
    valid_from date NOT NULL DEFAULT '-infinity',
    subject text NOT NULL CHECK (subject IN ('asset', 'lease', 'document', 'import', 'upload')),
    trigger_code text NOT NULL
        CHECK (trigger_code IN ('disposed', 'lease_ended', 'document_date', 'import_superseded', 'import_refused', 'upload_removed')),
    months integer NOT NULL CHECK (months >= 0),
    action text NOT NULL CHECK (action IN ('review', 'transfer', 'destroy')),
    description text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (rule_code, valid_from)
);
COMMENT ON TABLE records.retention_rule IS 'The retention schedule: what is kept for how long after what, and what then becomes of it. The row of a rule with the latest valid_from on or before the day counts.';
COMMENT ON COLUMN records.retention_rule.rule_code IS 'Name.';
COMMENT ON COLUMN records.retention_rule.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN records.retention_rule.subject IS 'What it is about: the record of an asset, a lease, a document, the rows of an imported file, an uploaded file.';
COMMENT ON COLUMN records.retention_rule.trigger_code IS 'From when the time runs: disposed (of the asset), lease_ended, document_date (the document''s own retain_until), import_superseded (a newer file of the feed), import_refused, upload_removed.';
COMMENT ON COLUMN records.retention_rule.months IS 'How long it is kept from then, months.';
COMMENT ON COLUMN records.retention_rule.action IS 'What is then due: review (a person decides), transfer (for preservation), destroy.';
COMMENT ON COLUMN records.retention_rule.description IS 'The rule in words.';
COMMENT ON COLUMN records.retention_rule.source IS 'Where the period comes from.';

CREATE TABLE records.legal_hold (
    hold_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint REFERENCES register.asset DEFERRABLE,
    placed_by text NOT NULL CHECK (placed_by <> ''),
    placed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    reason text NOT NULL CHECK (btrim(reason) <> ''),
    released_by text,
    released_at timestamptz,
    release_reason text,
    CHECK ((released_at IS NULL) = (released_by IS NULL) AND (released_at IS NULL) = (release_reason IS NULL))
);
CREATE INDEX legal_hold_open ON records.legal_hold (asset_id) WHERE released_at IS NULL;
COMMENT ON TABLE records.legal_hold IS 'Where a claim, an inquiry or an audit forbids that records go, whatever the schedule says.';
COMMENT ON COLUMN records.legal_hold.hold_id IS 'Identity.';
COMMENT ON COLUMN records.legal_hold.asset_id IS 'The asset; null: the whole register.';
COMMENT ON COLUMN records.legal_hold.placed_by IS 'Who placed it.';
COMMENT ON COLUMN records.legal_hold.placed_at IS 'When.';
COMMENT ON COLUMN records.legal_hold.reason IS 'Why: the claim or inquiry.';
COMMENT ON COLUMN records.legal_hold.released_by IS 'Who released it; null while it is in force.';
COMMENT ON COLUMN records.legal_hold.released_at IS 'When.';
COMMENT ON COLUMN records.legal_hold.release_reason IS 'Why it could be.';

CREATE TABLE records.archived_asset (
    asset_id bigint PRIMARY KEY REFERENCES register.asset DEFERRABLE,
    archived_by text NOT NULL CHECK (archived_by <> ''),
    archived_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    reason text NOT NULL CHECK (btrim(reason) <> '')
);
COMMENT ON TABLE records.archived_asset IS 'Assets whose record is laid up: it is read as before, and nothing changes it.';
COMMENT ON COLUMN records.archived_asset.asset_id IS 'The asset.';
COMMENT ON COLUMN records.archived_asset.archived_by IS 'Who archived it.';
COMMENT ON COLUMN records.archived_asset.archived_at IS 'When.';
COMMENT ON COLUMN records.archived_asset.reason IS 'Why.';

CREATE TABLE records.certificate (
    certificate_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action text NOT NULL CHECK (action IN ('transferred', 'destroyed', 'erased')),
    subject text NOT NULL,
    reference text,
    rule_code text,
    authorised_by text NOT NULL CHECK (authorised_by <> ''),
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    reason text NOT NULL CHECK (btrim(reason) <> ''),
    row_counts jsonb NOT NULL,
    sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    place text,
    CHECK ((action = 'transferred') = (place IS NOT NULL))
);
COMMENT ON TABLE records.certificate IS 'What was handed on for preservation, destroyed or erased: never changed and never removed.';
COMMENT ON COLUMN records.certificate.certificate_id IS 'Number of the certificate.';
COMMENT ON COLUMN records.certificate.action IS 'transferred, destroyed or erased.';
COMMENT ON COLUMN records.certificate.subject IS 'What it was: asset, lease, document, import, upload, personal data.';
COMMENT ON COLUMN records.certificate.reference IS 'Its reference, which is no personal data; null of an erasure.';
COMMENT ON COLUMN records.certificate.rule_code IS 'The rule of the schedule; null outside it.';
COMMENT ON COLUMN records.certificate.authorised_by IS 'Who did it.';
COMMENT ON COLUMN records.certificate.made_at IS 'When.';
COMMENT ON COLUMN records.certificate.reason IS 'Why, in their words.';
COMMENT ON COLUMN records.certificate.row_counts IS 'How many rows of which table it concerned.';
COMMENT ON COLUMN records.certificate.sha256 IS 'SHA-256 of what was handed on (its manifest) or destroyed (the digests of its versions in history); null of an erasure: a digest of a name gives the name away.';
COMMENT ON COLUMN records.certificate.place IS 'Where what was handed on went.';

CREATE FUNCTION records.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'a certificate is never changed and never removed' USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION records.refuse_change() IS 'Certificates stay as they were made.';
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON records.certificate
    FOR EACH STATEMENT EXECUTE FUNCTION records.refuse_change();

-- --- what is archived stays as it is ---

-- Argument: how the asset of a changed row is found. The transition table is `changed`, as in history.record().
CREATE FUNCTION records.refuse_archived() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    frozen text;
BEGIN
    IF NOT EXISTS (SELECT FROM records.archived_asset) OR current_setting('terrier.letting_go', true) = 'on' THEN
        RETURN NULL; -- a lawful erasure or destruction reaches what is archived too
    END IF;
    EXECUTE format('SELECT min(asset.reference) FROM changed own JOIN records.archived_asset archived ON archived.asset_id = %s
                    JOIN register.asset ON asset.asset_id = archived.asset_id', TG_ARGV[0]) INTO frozen;
    IF frozen IS NOT NULL THEN
        RAISE EXCEPTION '% is archived: its record is read, and not changed; take it out of the archive first', frozen
            USING ERRCODE = 'TE004';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION records.refuse_archived() IS 'Statement trigger: the record of an archived asset is not changed.';

CREATE FUNCTION records.freeze(kept regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    asset_of text := (
        SELECT 'own.asset_id' FROM pg_attribute WHERE attrelid = kept AND attname = 'asset_id' AND NOT attisdropped);
BEGIN
    -- A part of a part is found by what it must refer to: the survey of a line, the lease of an event.
    IF asset_of IS NULL THEN
        SELECT format('(SELECT above.asset_id FROM %s above WHERE above.%I = own.%I)', fk.confrelid::regclass, parent_key.attname,
                      child_key.attname) INTO asset_of
        FROM pg_constraint fk
        JOIN pg_attribute child_key ON child_key.attrelid = fk.conrelid AND child_key.attnum = fk.conkey[1] AND child_key.attnotnull
        JOIN pg_attribute parent_key ON parent_key.attrelid = fk.confrelid AND parent_key.attnum = fk.confkey[1]
        JOIN pg_attribute whose ON whose.attrelid = fk.confrelid AND whose.attname = 'asset_id' AND NOT whose.attisdropped
        WHERE fk.conrelid = kept AND fk.contype = 'f' AND cardinality(fk.conkey) = 1
        ORDER BY fk.conname LIMIT 1;
    END IF;
    IF asset_of IS NULL OR EXISTS (SELECT FROM pg_trigger WHERE tgrelid = kept AND tgname = 'archived_insert')
       OR NOT EXISTS (SELECT FROM pg_class WHERE oid = kept AND relnamespace = 'register'::regnamespace) THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TRIGGER archived_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS changed
                        FOR EACH STATEMENT EXECUTE FUNCTION records.refuse_archived(%L)', kept, asset_of);
    EXECUTE format('CREATE TRIGGER archived_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS changed
                        FOR EACH STATEMENT EXECUTE FUNCTION records.refuse_archived(%L)', kept, asset_of);
    EXECUTE format('CREATE TRIGGER archived_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS changed
                        FOR EACH STATEMENT EXECUTE FUNCTION records.refuse_archived(%L)', kept, asset_of);
END $$;
COMMENT ON FUNCTION records.freeze(regclass) IS 'Gives a register table the triggers by which the records of archived assets stay as they are; nothing for a table that is no asset''s.';

CREATE OR REPLACE FUNCTION history.track(tracked regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM history.track_versions(tracked), history.defer_references(tracked), records.freeze(tracked);
END $$;
COMMENT ON FUNCTION history.track(regclass) IS 'Gives a register table its history table and triggers, references that an undo can put off, and the freezing of archived records; after new columns, extends them.';

SELECT records.freeze(tgrelid::regclass) FROM pg_trigger WHERE tgname = 'history_insert';

SELECT history.track('records.legal_hold'), history.track('records.archived_asset');
CREATE INDEX legal_hold_whose ON history.legal_hold (asset_id, change_id);

-- --- what an erasure or a destruction leaves in a source row ---

ALTER TABLE source.record
    ADD COLUMN emptied_at timestamptz,
    ADD COLUMN certificate_id bigint REFERENCES records.certificate DEFERRABLE INITIALLY DEFERRED;
COMMENT ON COLUMN source.record.emptied_at IS 'When what the row said was lawfully emptied, or words in it were; null: it is as it came.';
COMMENT ON COLUMN source.record.certificate_id IS 'The certificate of that.';

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA records FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION history.track(regclass) FROM PUBLIC;
