-- Erasure of personal data: words that name or tell of a person go from the register, from every version of it in
-- history, from source rows, rejected rows and what imports said of them, from uploads and from runs. What stands
-- there instead is "[erased N]" with the number of the certificate. Digests stay, and the chain still verifies.

-- Where words may stand. The ledger's own words (who changed what and why) are part of its chain and stay; sign-in,
-- rules and certificates hold none of the people that records are about.
CREATE VIEW edit.erasable AS
SELECT space.nspname::text AS schema_name, own.relname::text AS table_name, own.oid::regclass AS place, col.attname::text AS column_name,
       CASE WHEN base.typname IN ('json', 'jsonb') THEN 'json' WHEN base.typname = 'bytea' THEN 'bytes' ELSE 'text' END AS form,
       base.typname::text AS type_name,
       space.nspname = 'history' AND own.relname IN ('change', 'entry') AS stays,
       EXISTS (SELECT FROM pg_attribute salt WHERE salt.attrelid = own.oid AND salt.attname = 'salt') AS salted
FROM pg_class own
JOIN pg_namespace space ON space.oid = own.relnamespace
JOIN pg_attribute col ON col.attrelid = own.oid AND col.attnum > 0 AND NOT col.attisdropped AND col.attgenerated = ''
JOIN pg_type declared ON declared.oid = col.atttypid
JOIN pg_type base ON base.oid = coalesce(nullif(declared.typbasetype, 0), declared.oid)
WHERE own.relkind IN ('r', 'p') AND NOT own.relispartition
  AND space.nspname IN ('register', 'gazetteer', 'history', 'source', 'jobs', 'evaluation', 'matching', 'programme', 'governance',
                        'quality', 'publication')
  AND (base.typname IN ('text', 'varchar', 'json', 'jsonb') OR (space.nspname, own.relname, col.attname) = ('source', 'record', 'raw'))
  AND NOT EXISTS (SELECT FROM pg_constraint fk
                  WHERE fk.conrelid = own.oid AND fk.contype = 'f' AND col.attnum = ANY (fk.conkey));
COMMENT ON VIEW edit.erasable IS 'Columns in which words may stand, by the catalogue: in text, in JSON, in the bytes of a source row. Codes that refer to a list are none.';
COMMENT ON COLUMN edit.erasable.schema_name IS 'Schema of the table.';
COMMENT ON COLUMN edit.erasable.table_name IS 'The table.';
COMMENT ON COLUMN edit.erasable.place IS 'The same for statements.';
COMMENT ON COLUMN edit.erasable.column_name IS 'The column.';
COMMENT ON COLUMN edit.erasable.form IS 'text, json or bytes.';
COMMENT ON COLUMN edit.erasable.type_name IS 'Type that its values have beneath domains.';
COMMENT ON COLUMN edit.erasable.stays IS 'Words here are part of the ledger''s chain: they are told of, and stay.';
COMMENT ON COLUMN edit.erasable.salted IS 'Versions of rows: with its words a version loses its salt, and is then taken by its kept digest.';

-- --- words in a column ---

CREATE FUNCTION edit.in_windows_1252(words text) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN convert_to(words, 'WIN1252');
EXCEPTION WHEN untranslatable_character THEN
    RETURN convert_to(words, 'UTF8');
END $$;
COMMENT ON FUNCTION edit.in_windows_1252(text) IS 'The words as a file in Windows-1252 has them; in UTF-8 where it cannot have them.';

CREATE FUNCTION edit.bytes_without(given bytea, words bytea, instead bytea) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    done bytea := '';
    place integer;
BEGIN
    LOOP
        place := position(words IN given);
        EXIT WHEN place = 0;
        done := done || substring(given FOR place - 1) || instead;
        given := substring(given FROM place + length(words));
    END LOOP;
    RETURN done || given;
END $$;
COMMENT ON FUNCTION edit.bytes_without(bytea, bytea, bytea) IS 'Bytes with others in place of some.';

-- Text as it stands within JSON.
CREATE FUNCTION edit.in_json(words text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT left(right(to_jsonb(words)::text, -1), -1)
$$;
COMMENT ON FUNCTION edit.in_json(text) IS 'Text as it stands between the quotes of JSON.';

-- $1 the words, $2 what stands there instead. Names come from the catalogue alone.
CREATE FUNCTION edit.words_found(own edit.erasable) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT format(CASE own.form
        WHEN 'bytes' THEN '(position(convert_to($1, ''UTF8'') IN own.%1$I) > 0 OR position(edit.in_windows_1252($1) IN own.%1$I) > 0)'
        WHEN 'json' THEN 'position(edit.in_json($1) IN own.%1$I::text) > 0'
        ELSE 'position($1 IN own.%1$I) > 0' END, own.column_name)
$$;
COMMENT ON FUNCTION edit.words_found(edit.erasable) IS 'That the words $1 stand in a column of `own`, as SQL.';

CREATE FUNCTION edit.words_gone(own edit.erasable) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT format(CASE own.form
        WHEN 'bytes' THEN 'edit.bytes_without(edit.bytes_without(own.%1$I, convert_to($1, ''UTF8''), convert_to($2, ''UTF8'')),
                                              edit.in_windows_1252($1), convert_to($2, ''UTF8''))'
        WHEN 'json' THEN 'replace(own.%1$I::text, edit.in_json($1), $2)::%2$s'
        ELSE 'replace(own.%1$I, $1, $2)' END, own.column_name, own.type_name)
$$;
COMMENT ON FUNCTION edit.words_gone(edit.erasable) IS 'The value of a column of `own` with $2 in place of the words $1, as SQL.';

-- --- where they are, and away with them ---

CREATE FUNCTION edit.erasure_places(words text)
RETURNS TABLE (schema_name text, table_name text, column_name text, row_count bigint, what text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own edit.erasable;
    counted bigint;
BEGIN
    FOR own IN SELECT * FROM edit.erasable ORDER BY edit.erasable.schema_name, edit.erasable.table_name, edit.erasable.column_name LOOP
        EXECUTE format('SELECT count(*) FROM %s own WHERE %s', own.place, edit.words_found(own)) INTO counted USING words;
        IF counted > 0 THEN
            RETURN QUERY SELECT own.schema_name, own.table_name, own.column_name, counted,
                                CASE WHEN own.stays THEN 'stays: who did what and why is the ledger''s own, and part of its chain'
                                     ELSE 'erased' END;
        END IF;
    END LOOP;
    RETURN QUERY SELECT 'jobs', 'upload', 'file', count(*), 'uploaded and not imported yet: whether they hold the words is not seen, so they are removed; send them again'
                 FROM jobs.upload WHERE removed_at IS NULL HAVING count(*) > 0;
END $$;
COMMENT ON FUNCTION edit.erasure_places(text) IS 'Where words stand, in how many rows, and whether an erasure takes them; and how many uploaded files it removes.';

CREATE FUNCTION edit.remove_uploads() RETURNS bigint
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    WITH removed AS (UPDATE jobs.upload SET removed_at = clock_timestamp(), layout = NULL WHERE removed_at IS NULL RETURNING 1)
    SELECT count(*) FROM removed
$$;
COMMENT ON FUNCTION edit.remove_uploads() IS 'Lets no uploaded file be imported any more; the service then removes the files from its spool. Says how many.';

-- Results of runs, publications and the like refuse changes: all but this one.
CREATE FUNCTION edit.erase_column(own edit.erasable, words text, instead text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    guard name;
    counted bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM %s own WHERE %s', own.place, edit.words_found(own)) INTO counted USING words;
    IF counted = 0 THEN
        RETURN 0;
    END IF;
    SELECT tgname INTO guard FROM pg_trigger WHERE tgrelid = own.place AND tgname = 'refuse_change';
    IF guard IS NOT NULL THEN
        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', own.place, guard);
    END IF;
    EXECUTE format('UPDATE %s own SET %I = %s%s WHERE %s', own.place, own.column_name, edit.words_gone(own),
                   CASE WHEN own.salted THEN ', salt = NULL' ELSE '' END, edit.words_found(own))
    USING words, instead;
    IF guard IS NOT NULL THEN
        EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %I', own.place, guard);
    END IF;
    RETURN counted;
END $$;
COMMENT ON FUNCTION edit.erase_column(edit.erasable, text, text) IS 'Puts other words in place of some in a column; versions lose their salt with them. Says in how many rows.';

CREATE FUNCTION edit.erase_all(words text, instead text) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own edit.erasable;
    counted bigint;
    counts jsonb := '{}';
BEGIN
    -- The register before its history: what an erasure changes there makes a version, without the words.
    FOR own IN SELECT * FROM edit.erasable e WHERE NOT e.stays
               ORDER BY e.schema_name = 'history', e.schema_name, e.table_name, e.column_name LOOP
        counted := edit.erase_column(own, words, instead);
        IF counted > 0 THEN
            counts := counts || jsonb_build_object(format('%s.%s.%s', own.schema_name, own.table_name, own.column_name), counted);
        END IF;
    END LOOP;
    RETURN counts;
END $$;
COMMENT ON FUNCTION edit.erase_all(text, text) IS 'Puts other words in place of some wherever they may be. Says in how many rows of which column.';

CREATE FUNCTION edit.erase(words text, said_by text, why text, OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '30s' AS $$
DECLARE
    counts jsonb;
    said text;
    read_by bigint := (SELECT min(job_id) FROM jobs.job WHERE upload_id IS NOT NULL AND ended_at IS NULL);
    files bigint;
BEGIN
    IF length(coalesce(btrim(words), '')) < 5 OR words ~ '[\n\r]' THEN
        outcome := 'invalid';
        sentence := 'the words to erase are on one line and five characters at least: fewer would be found in others'' names';
    ELSIF NOT edit.fit_reason(why) OR position(words IN why) > 0 THEN
        outcome := 'invalid';
        sentence := 'say why, in at most 2,000 characters and without the words that are to go: the reason is kept';
    END IF;
    IF outcome IS NULL AND read_by IS NOT NULL THEN
        outcome := 'refused';
        sentence := format('an uploaded file is being read, and may hold the words: erase when job %s has ended', read_by);
    END IF;
    IF outcome IS NOT NULL THEN
        RETURN;
    END IF;
    number := nextval(pg_get_serial_sequence('records.certificate', 'certificate_id'));
    PERFORM edit.say_who(said_by, format('erasure of personal data, certificate %s: %s', number, why)),
            set_config('terrier.letting_go', 'on', true);
    BEGIN
        counts := edit.erase_all(words, format('[erased %s]', number));
    EXCEPTION WHEN integrity_constraint_violation OR check_violation OR unique_violation OR string_data_right_truncation
                OR invalid_text_representation THEN
        GET STACKED DIAGNOSTICS said = MESSAGE_TEXT;
        outcome := 'refused';
        sentence := format('nothing was erased: a value of this form has to stand there; edit the record first (%s)', said);
        number := NULL;
        RETURN;
    END;
    files := edit.remove_uploads();
    IF files > 0 THEN
        counts := counts || jsonb_build_object('uploaded files', files);
    END IF;
    IF counts = '{}' THEN
        outcome := 'missing'; sentence := 'these words stand nowhere'; number := NULL;
        RETURN;
    END IF;
    UPDATE source.record SET emptied_at = clock_timestamp(), certificate_id = number
    WHERE position(format('[erased %s]', number)::bytea IN raw) > 0;
    INSERT INTO records.certificate (certificate_id, action, subject, authorised_by, reason, row_counts)
    OVERRIDING SYSTEM VALUE
    VALUES (number, 'erased', 'personal data', current_setting('terrier.actor'), btrim(why, E' \t\r\n'), counts);
    PERFORM set_config('terrier.letting_go', '', true);
    outcome := 'done';
END $$;
COMMENT ON FUNCTION edit.erase(text, text, text) IS 'Erases words that name or tell of a person wherever they are kept: the words, who, why. Says done with the number of the certificate, missing, refused or invalid with a sentence.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.place_hold(text, text, text), edit.release_hold(bigint, text, text), edit.archive(text, text, text),
    edit.unarchive(text, text, text), edit.destroy(text, text, text, text), edit.erasure_places(text), edit.erase(text, text, text)
TO terrier_serve_steward;
