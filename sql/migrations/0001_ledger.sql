-- The commit ledger and the history that hangs on it.
--
-- Each transaction that writes to the register has one row in history.change. Its revision, commit time
-- and digest are set by a deferred trigger under one short row lock, because now() and counters taken
-- inside a transaction lie about the order of commits and make writers wait.
-- Each register table has a history table of the same name with every version its rows ever had, filled by
-- statement triggers. The digests form a chain; a row's digest is salted, so that a lawful erasure (blank
-- the values and the salt, keep the digest) leaves the chain verifiable.

CREATE SCHEMA history;
COMMENT ON SCHEMA history IS 'Who changed what, when and why: the commit ledger and every past version of each register row.';

CREATE TABLE history.head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    incarnation uuid NOT NULL DEFAULT gen_random_uuid(),
    revision bigint NOT NULL DEFAULT 0,
    digest bytea NOT NULL DEFAULT sha256('terrier')
);
COMMENT ON TABLE history.head IS 'The newest revision of the register. One row; its lock orders the commits.';
COMMENT ON COLUMN history.head.only_row IS 'Always true: holds the table to one row.';
COMMENT ON COLUMN history.head.incarnation IS 'Identity of this database, new in each one made: part of cache keys, so that a restored copy is not taken for the original.';
COMMENT ON COLUMN history.head.revision IS 'Revision of the newest committed change; 0 before the first.';
COMMENT ON COLUMN history.head.digest IS 'Digest of the newest committed change: the end of the chain.';
INSERT INTO history.head DEFAULT VALUES;

CREATE TABLE history.change (
    change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id() UNIQUE,
    actor text NOT NULL CHECK (actor <> ''),
    reason text NOT NULL CHECK (reason <> ''),
    batch_id bigint,
    begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    revision bigint UNIQUE,
    committed_at timestamptz,
    digest bytea
);
COMMENT ON TABLE history.change IS 'The commit ledger: one row for each transaction that wrote to the register.';
COMMENT ON COLUMN history.change.change_id IS 'Identity. Not an order: use revision.';
COMMENT ON COLUMN history.change.transaction_id IS 'The PostgreSQL transaction that made the change.';
COMMENT ON COLUMN history.change.actor IS 'Who: the signed-in person, the program, or the database role for direct SQL.';
COMMENT ON COLUMN history.change.reason IS 'Why, in the words of whoever made the change.';
COMMENT ON COLUMN history.change.batch_id IS 'The import that made the change (source.batch), if one did.';
COMMENT ON COLUMN history.change.begun_at IS 'When the first write of the transaction happened.';
COMMENT ON COLUMN history.change.revision IS 'Place in the order of commits, without gaps. Null only inside the transaction that is still open.';
COMMENT ON COLUMN history.change.committed_at IS 'When the change was sealed, at commit. This is recorded time: "--known-at" asks it.';
COMMENT ON COLUMN history.change.digest IS 'SHA-256 over the previous change''s digest, this row''s facts and the digests of its entries.';

CREATE TABLE history.entry (
    entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    change_id bigint NOT NULL REFERENCES history.change,
    table_name text NOT NULL,
    operation text NOT NULL CHECK (operation IN ('I', 'U', 'D')),
    row_count bigint NOT NULL,
    digest bytea NOT NULL
);
CREATE INDEX entry_change ON history.entry (change_id);
COMMENT ON TABLE history.entry IS 'One row for each statement that changed a register table.';
COMMENT ON COLUMN history.entry.entry_id IS 'Identity, in the order of statements within a change.';
COMMENT ON COLUMN history.entry.change_id IS 'The change it belongs to.';
COMMENT ON COLUMN history.entry.table_name IS 'The register table.';
COMMENT ON COLUMN history.entry.operation IS 'I inserted, U updated, D deleted.';
COMMENT ON COLUMN history.entry.row_count IS 'How many rows the statement touched.';
COMMENT ON COLUMN history.entry.digest IS 'SHA-256 over the digests of the row versions, in their order.';

CREATE SEQUENCE history.version_seq;
COMMENT ON SEQUENCE history.version_seq IS 'Numbers row versions over all history tables.';

CREATE FUNCTION history.current_change() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    found_id bigint;
    sealed bigint;
BEGIN
    SELECT change_id, revision INTO found_id, sealed
    FROM history.change WHERE transaction_id = pg_current_xact_id();
    IF sealed IS NOT NULL THEN
        RAISE EXCEPTION 'the change of this transaction is already sealed; commit before writing more'
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF found_id IS NULL THEN
        INSERT INTO history.change (actor, reason, batch_id)
        VALUES (coalesce(nullif(current_setting('terrier.actor', true), ''), session_user::text),
                coalesce(nullif(current_setting('terrier.reason', true), ''), 'direct SQL'),
                nullif(current_setting('terrier.batch', true), '')::bigint)
        RETURNING change_id INTO found_id;
    END IF;
    RETURN found_id;
END $$;
COMMENT ON FUNCTION history.current_change() IS 'The ledger row of the running transaction, made at its first write. Actor, reason and batch come from the settings terrier.actor, terrier.reason and terrier.batch.';

CREATE FUNCTION history.change_digest(previous bytea, revision bigint, actor text, reason text, batch_id bigint,
                                      committed_at timestamptz, entries bytea) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
    SELECT sha256(previous || convert_to(ROW(revision, actor, reason, batch_id, committed_at)::text, 'UTF8') || entries)
$$;
COMMENT ON FUNCTION history.change_digest(bytea, bigint, text, text, bigint, timestamptz, bytea) IS 'One link of the digest chain.';

CREATE FUNCTION history.seal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    head history.head;
    entries bytea;
    sealed_at timestamptz;
    chained bytea;
BEGIN
    SELECT coalesce(sha256(string_agg(digest, ''::bytea ORDER BY entry_id)), ''::bytea) INTO entries
    FROM history.entry WHERE change_id = NEW.change_id;
    UPDATE history.head SET revision = history.head.revision + 1 RETURNING * INTO head; -- the one short lock
    sealed_at := clock_timestamp();
    chained := history.change_digest(head.digest, head.revision, NEW.actor, NEW.reason, NEW.batch_id, sealed_at, entries);
    UPDATE history.head SET digest = chained;
    UPDATE history.change SET revision = head.revision, committed_at = sealed_at, digest = chained
    WHERE change_id = NEW.change_id;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION history.seal() IS 'Deferred trigger: gives a change its revision, commit time and digest at commit.';

CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON history.change
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION history.seal();

-- The transition table is called `changed` in all triggers. The digest is over the row's text with the
-- closing commas trimmed, so that columns added later (null in old versions) leave old digests as they were.
CREATE FUNCTION history.record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public SET timezone = 'UTC' SET datestyle = 'ISO'
SET bytea_output = 'hex' SET extra_float_digits = 1 AS $$
DECLARE
    change bigint;
    entry bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM changed) THEN
        RETURN NULL;
    END IF;
    change := history.current_change();
    entry := nextval('history.entry_entry_id_seq');
    EXECUTE format(
        'WITH kept AS (
             INSERT INTO history.%I
             SELECT nextval(''history.version_seq''), $1, $2, $3,
                    sha256(convert_to(rtrim(ROW(c.*)::text, '',)''), ''UTF8'')), c.*
             FROM (SELECT gen_random_uuid() AS salt, changed.* FROM changed OFFSET 0) c
             RETURNING version_id, digest)
         INSERT INTO history.entry (entry_id, change_id, table_name, operation, row_count, digest)
         OVERRIDING SYSTEM VALUE
         SELECT $2, $1, $4, $3, count(*), sha256(string_agg(digest, ''''::bytea ORDER BY version_id)) FROM kept',
        TG_TABLE_NAME)
    USING change, entry, left(TG_OP, 1), TG_TABLE_NAME::text;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION history.record() IS 'Statement trigger: copies the changed rows into the history table of the same name and notes the entry.';

CREATE FUNCTION history.refuse_truncate() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION '% may not be truncated: its history would be lost', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION history.refuse_truncate() IS 'TRUNCATE leaves no history, so register tables refuse it.';

CREATE FUNCTION history.track(tracked regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    name text := (SELECT relname FROM pg_class WHERE oid = tracked);
    key_columns text := (
        SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY array_position(i.indkey::int2[], a.attnum))
        FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::int2[])
        WHERE i.indrelid = tracked AND i.indisprimary);
    addition record;
BEGIN
    IF to_regclass(format('history.%I', name)) IS NULL THEN
        EXECUTE format('CREATE TABLE history.%I (version_id bigint PRIMARY KEY,
                            change_id bigint NOT NULL REFERENCES history.change,
                            entry_id bigint NOT NULL, operation text NOT NULL, digest bytea NOT NULL, salt uuid)', name);
        EXECUTE format('COMMENT ON COLUMN history.%I.version_id IS %L', name, 'Order of versions over all tables.');
        EXECUTE format('COMMENT ON COLUMN history.%I.change_id IS %L', name, 'The change that made this version.');
        EXECUTE format('COMMENT ON COLUMN history.%I.entry_id IS %L', name, 'The statement (history.entry) that made this version.');
        EXECUTE format('COMMENT ON COLUMN history.%I.operation IS %L', name, 'I inserted, U updated, D deleted (the row as it was last).');
        EXECUTE format('COMMENT ON COLUMN history.%I.digest IS %L', name, 'SHA-256 of the salted row, kept when values are lawfully erased.');
        EXECUTE format('COMMENT ON COLUMN history.%I.salt IS %L', name, 'Random; blanked with the values by an erasure.');
        EXECUTE format('CREATE INDEX ON history.%I (change_id)', name);
        EXECUTE format('CREATE TRIGGER history_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS changed
                            FOR EACH STATEMENT EXECUTE FUNCTION history.record()', tracked);
        EXECUTE format('CREATE TRIGGER history_update AFTER UPDATE ON %s REFERENCING NEW TABLE AS changed
                            FOR EACH STATEMENT EXECUTE FUNCTION history.record()', tracked);
        EXECUTE format('CREATE TRIGGER history_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS changed
                            FOR EACH STATEMENT EXECUTE FUNCTION history.record()', tracked);
        EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s
                            FOR EACH STATEMENT EXECUTE FUNCTION history.refuse_truncate()', tracked);
    END IF;
    FOR addition IN
        SELECT a.attname, format_type(a.atttypid, a.atttypmod) AS type, col_description(tracked, a.attnum) AS comment
        FROM pg_attribute a
        WHERE a.attrelid = tracked AND a.attnum > 0 AND NOT a.attisdropped
          AND NOT EXISTS (SELECT FROM pg_attribute h
                          WHERE h.attrelid = to_regclass(format('history.%I', name)) AND h.attname = a.attname)
        ORDER BY a.attnum
    LOOP
        EXECUTE format('ALTER TABLE history.%I ADD COLUMN %I %s', name, addition.attname, addition.type);
        EXECUTE format('COMMENT ON COLUMN history.%I.%I IS %L', name, addition.attname, addition.comment);
    END LOOP;
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON history.%I (%s, version_id)', name || '_key', name, key_columns);
    EXECUTE format('COMMENT ON TABLE history.%I IS %L', name, 'Every version that a row of ' || tracked::text || ' ever had.');
END $$;
COMMENT ON FUNCTION history.track(regclass) IS 'Gives a register table its history table and triggers; after new columns, extends them.';

-- Checks the whole chain. An erased row (salt blanked) is taken by its kept digest.
CREATE FUNCTION history.verify() RETURNS TABLE (revision bigint, fault text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public SET timezone = 'UTC' SET datestyle = 'ISO'
SET bytea_output = 'hex' SET extra_float_digits = 1 AS $$
DECLARE
    name text;
    row_columns text;
BEGIN
    FOR name IN SELECT DISTINCT e.table_name FROM history.entry e ORDER BY 1 LOOP
        SELECT string_agg(format('h.%I', attname), ', ' ORDER BY attnum) INTO row_columns
        FROM pg_attribute
        WHERE attrelid = format('history.%I', name)::regclass AND attnum > 0 AND NOT attisdropped
          AND attname NOT IN ('version_id', 'change_id', 'entry_id', 'operation', 'digest');
        RETURN QUERY EXECUTE format(
            'SELECT c.revision, ''a version of %1$I was altered: version '' || h.version_id
             FROM history.%1$I h JOIN history.change c USING (change_id)
             WHERE h.salt IS NOT NULL
               AND h.digest <> sha256(convert_to(rtrim(ROW(%2$s)::text, '',)''), ''UTF8''))', name, row_columns);
        RETURN QUERY EXECUTE format(
            'SELECT c.revision, ''versions of %1$I do not match their entry''
             FROM history.entry e JOIN history.change c USING (change_id)
             LEFT JOIN (SELECT entry_id, sha256(string_agg(digest, ''''::bytea ORDER BY version_id)) AS digest
                        FROM history.%1$I GROUP BY entry_id) h USING (entry_id)
             WHERE e.table_name = %1$L AND e.digest IS DISTINCT FROM h.digest', name);
    END LOOP;
    RETURN QUERY
        WITH entries AS (
            SELECT e.change_id, sha256(string_agg(e.digest, ''::bytea ORDER BY e.entry_id)) AS digest
            FROM history.entry e GROUP BY e.change_id)
        SELECT c.revision, 'the chain is broken at this change'
        FROM (SELECT k.*, lag(k.digest, 1, sha256('terrier')) OVER (ORDER BY k.revision) AS previous
              FROM history.change k WHERE k.revision IS NOT NULL) c
        LEFT JOIN entries e USING (change_id)
        WHERE c.digest <> history.change_digest(c.previous, c.revision, c.actor, c.reason, c.batch_id,
                                                c.committed_at, coalesce(e.digest, ''::bytea));
    RETURN QUERY
        SELECT h.revision, 'the head does not match the newest change'
        FROM history.head h
        WHERE h.revision <> coalesce((SELECT max(k.revision) FROM history.change k), 0)
           OR h.digest <> coalesce((SELECT k.digest FROM history.change k ORDER BY k.revision DESC NULLS LAST LIMIT 1), sha256('terrier'));
END $$;
COMMENT ON FUNCTION history.verify() IS 'Faults in the ledger: altered versions, missing versions, a broken chain. No rows: the history is whole.';
