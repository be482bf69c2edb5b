-- Keeping records and letting them go: holds, the archive, destruction with a certificate.

-- --- holds and the archive ---

CREATE FUNCTION edit.fit_reason(why text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(length(btrim(why, E' \t\r\n')) BETWEEN 1 AND 2000, false)
$$;
COMMENT ON FUNCTION edit.fit_reason(text) IS 'Whether a reason says something, in at most 2,000 characters.';

CREATE FUNCTION edit.say_who(said_by text, why text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    SELECT set_config('terrier.actor', edit.actor(said_by), true), set_config('terrier.reason', btrim(why, E' \t\r\n'), true),
           set_config('terrier.batch', '', true)
$$;
COMMENT ON FUNCTION edit.say_who(text, text) IS 'Who the running transaction''s change is by, and why.';

CREATE FUNCTION edit.cleared_asset(asked text) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT asset.asset_id FROM register.asset JOIN code.marking ON marking.code = asset.marking_code
    WHERE asset.reference = upper(btrim(asked)) AND marking.rank <= publish.clearance()
$$;
COMMENT ON FUNCTION edit.cleared_asset(text) IS 'The asset of that reference, if the login may read it.';

CREATE FUNCTION edit.place_hold(asked text, said_by text, why text, OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found bigint := edit.cleared_asset(asked);
BEGIN
    IF asked IS NOT NULL AND found IS NULL THEN
        outcome := 'missing'; sentence := format('there is no asset %s', left(asked, 60));
    ELSIF NOT edit.fit_reason(why) THEN
        outcome := 'invalid'; sentence := 'say why, in at most 2,000 characters: the claim, inquiry or audit';
    ELSE
        PERFORM edit.say_who(said_by, why);
        INSERT INTO records.legal_hold (asset_id, placed_by, reason)
        VALUES (found, current_setting('terrier.actor'), btrim(why, E' \t\r\n')) RETURNING hold_id INTO number;
        outcome := 'done';
    END IF;
END $$;
COMMENT ON FUNCTION edit.place_hold(text, text, text) IS 'Places a legal hold on an asset, or with null on the whole register: who, why. Says done with the number of the hold, missing or invalid with a sentence.';

CREATE FUNCTION edit.release_hold(asked bigint, said_by text, why text, OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    hold records.legal_hold;
BEGIN
    SELECT * INTO hold FROM records.legal_hold WHERE hold_id = asked FOR UPDATE;
    IF hold.hold_id IS NULL THEN
        outcome := 'missing'; sentence := format('there is no legal hold %s', asked);
    ELSIF hold.released_at IS NOT NULL THEN
        outcome := 'refused'; sentence := format('legal hold %s was released already, by %s', asked, hold.released_by);
    ELSIF NOT edit.fit_reason(why) THEN
        outcome := 'invalid'; sentence := 'say why it can be released, in at most 2,000 characters';
    ELSE
        PERFORM edit.say_who(said_by, why);
        UPDATE records.legal_hold SET released_by = current_setting('terrier.actor'), released_at = clock_timestamp(),
                                      release_reason = btrim(why, E' \t\r\n')
        WHERE hold_id = asked;
        outcome := 'done'; number := asked;
    END IF;
END $$;
COMMENT ON FUNCTION edit.release_hold(bigint, text, text) IS 'Releases a legal hold: who, why. Says done, missing, refused or invalid with a sentence.';

-- What each step with the record of an asset asks first.
CREATE FUNCTION edit.unfit_request(asked text, found bigint, why text, OUT outcome text, OUT sentence text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN found IS NULL THEN 'missing' WHEN NOT edit.fit_reason(why) THEN 'invalid' END,
           CASE WHEN found IS NULL THEN format('there is no asset %s', left(asked, 60))
                WHEN NOT edit.fit_reason(why) THEN 'say why, in at most 2,000 characters' END
$$;
COMMENT ON FUNCTION edit.unfit_request(text, bigint, text) IS 'Says missing of an asset that was not found and invalid of a reason that is none, with a sentence; null where both will do.';

-- What is disposed of may be laid up; what the council still holds has to be kept true.
CREATE FUNCTION edit.archive(asked text, said_by text, why text, OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found bigint := edit.cleared_asset(asked);
BEGIN
    SELECT unfit.outcome, unfit.sentence INTO outcome, sentence FROM edit.unfit_request(asked, found, why) AS unfit;
    IF outcome IS NOT NULL THEN
        RETURN;
    ELSIF EXISTS (SELECT FROM records.archived_asset WHERE asset_id = found) THEN
        outcome := 'refused'; sentence := format('%s is archived already', upper(asked));
    ELSIF NOT EXISTS (SELECT FROM register.asset_holding
                      WHERE asset_id = found AND valid @> publish.as_of() AND status_code = 'disposed') THEN
        outcome := 'refused';
        sentence := format('%s is not disposed of: only what the council no longer holds can be archived', upper(asked));
    ELSE
        PERFORM edit.say_who(said_by, why);
        INSERT INTO records.archived_asset (asset_id, archived_by, reason)
        VALUES (found, current_setting('terrier.actor'), btrim(why, E' \t\r\n'));
        outcome := 'done'; number := found;
    END IF;
END $$;
COMMENT ON FUNCTION edit.archive(text, text, text) IS 'Lays up the record of an asset that was disposed of: who, why. Says done, missing, refused or invalid with a sentence.';

CREATE FUNCTION edit.unarchive(asked text, said_by text, why text, OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found bigint := edit.cleared_asset(asked);
BEGIN
    SELECT unfit.outcome, unfit.sentence INTO outcome, sentence FROM edit.unfit_request(asked, found, why) AS unfit;
    IF outcome IS NOT NULL THEN
        RETURN;
    ELSIF NOT EXISTS (SELECT FROM records.archived_asset WHERE asset_id = found) THEN
        outcome := 'refused'; sentence := format('%s is not archived', upper(asked));
    ELSE
        PERFORM edit.say_who(said_by, why);
        DELETE FROM records.archived_asset WHERE asset_id = found;
        outcome := 'done'; number := found;
    END IF;
END $$;
COMMENT ON FUNCTION edit.unarchive(text, text, text) IS 'Takes the record of an asset out of the archive: who, why. Says done, missing, refused or invalid with a sentence.';

-- --- destruction ---

-- Takes what concerns an asset, or one row of one table, out of the register, and empties every version of it in
-- history. Digests stay, so that the ledger can be verified; the rows that were counted come back, by table.
CREATE FUNCTION edit.empty_rows(kept edit.tracked, condition text, whose bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    emptied text := (
        SELECT string_agg(format('%I = NULL', attname), ', ')
        FROM pg_attribute
        WHERE attrelid = kept.past AND attnum > 0 AND NOT attisdropped
          AND attname NOT IN ('version_id', 'change_id', 'entry_id', 'operation', 'digest', 'asset_id', 'reference')
          AND attname <> ALL (string_to_array(replace(kept.keys, '"', ''), ', ')));
    counted bigint;
BEGIN
    EXECUTE format('DELETE FROM %s own WHERE %s', kept.live, condition) USING whose;
    GET DIAGNOSTICS counted = ROW_COUNT;
    EXECUTE format('UPDATE %s own SET %s WHERE %s', kept.past, emptied, condition) USING whose;
    RETURN counted;
END $$;
COMMENT ON FUNCTION edit.empty_rows(edit.tracked, text, bigint) IS 'Deletes the rows of a tracked table that fit a condition of ours over `own` and $1, and empties all their versions: keys and digests stay. Says how many rows there were.';

CREATE FUNCTION edit.empty_records(concerned bigint[], certificate bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    counted bigint;
BEGIN
    UPDATE source.issue SET value = NULL
    FROM source.record
    WHERE record.record_id = ANY (concerned) AND issue.batch_id = record.batch_id AND issue.row_number = record.row_number;
    UPDATE source.record SET raw = '', fields = NULL, checked = NULL, emptied_at = clock_timestamp(), certificate_id = certificate
    WHERE record_id = ANY (concerned) AND raw <> '';
    GET DIAGNOSTICS counted = ROW_COUNT;
    RETURN counted;
END $$;
COMMENT ON FUNCTION edit.empty_records(bigint[], bigint) IS 'Empties source rows: that there was one stays, what it said goes. Says how many.';

CREATE FUNCTION edit.destroy_asset(asked bigint, certificate bigint) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    kept edit.tracked;
    counts jsonb := '{}';
    counted bigint;
    records bigint[] := ARRAY(SELECT record_id FROM source.link WHERE asset_id = asked);
BEGIN
    DELETE FROM source.link WHERE asset_id = asked;
    DELETE FROM evaluation.unaffordable WHERE asset_id = asked;
    UPDATE gazetteer.brownfield_site SET asset_id = NULL WHERE asset_id = asked;
    -- What hangs on a row of the asset's first: which asset it is of is found by that row's history.
    FOR kept IN SELECT * FROM edit.tracked WHERE asset_of <> 'NULL::bigint' AND live::text NOT LIKE 'gazetteer.%'
                ORDER BY asset_of = 'own.asset_id', name = 'asset', name LOOP
        counted := edit.empty_rows(kept, kept.asset_of || ' = $1', asked);
        IF counted > 0 THEN
            counts := counts || jsonb_build_object(kept.name, counted);
        END IF;
    END LOOP;
    RETURN counts || jsonb_build_object('source rows', edit.empty_records(records, certificate));
END $$;
COMMENT ON FUNCTION edit.destroy_asset(bigint, bigint) IS 'Takes an asset and all that hangs on it out of the register, its history and the source rows that spoke of it. Says how many rows of what.';

CREATE FUNCTION edit.destroy_part(part text, asked bigint, certificate bigint) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    kept edit.tracked;
    records bigint[];
    counts jsonb := '{}';
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT record_id) FROM history.%I WHERE %I = $1 AND record_id IS NOT NULL', part, part || '_id')
    INTO records USING asked;
    -- Its own parts first: what refers to it by a key of one column.
    FOR kept IN
        SELECT tracked.* FROM edit.tracked
        WHERE EXISTS (SELECT FROM pg_constraint fk WHERE fk.contype = 'f' AND fk.conrelid = tracked.live
                      AND fk.confrelid = format('register.%I', part)::regclass)
    LOOP
        counts := counts || jsonb_build_object(kept.name, edit.empty_rows(kept, format('own.%I = $1', part || '_id'), asked));
    END LOOP;
    SELECT * INTO kept FROM edit.tracked WHERE name = part;
    counts := counts || jsonb_build_object(part, edit.empty_rows(kept, format('own.%I = $1', part || '_id'), asked));
    RETURN counts || jsonb_build_object('source rows', edit.empty_records(
        ARRAY(SELECT record_id FROM unnest(records) AS record_id
              WHERE NOT EXISTS (SELECT FROM source.link WHERE link.record_id = record_id.record_id)), certificate));
END $$;
COMMENT ON FUNCTION edit.destroy_part(text, bigint, bigint) IS 'Takes a lease or a document out of the register and its history, with the source rows that spoke of nothing else. Says how many rows of what.';

CREATE FUNCTION edit.destroy_import(asked bigint, certificate bigint) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    emptied bigint := edit.empty_records(ARRAY(SELECT record_id FROM source.record WHERE batch_id = asked), certificate);
    issues bigint;
BEGIN
    UPDATE source.issue SET value = NULL, code = CASE WHEN row_number IS NULL THEN 'emptied' ELSE code END WHERE batch_id = asked;
    GET DIAGNOSTICS issues = ROW_COUNT;
    RETURN jsonb_build_object('source rows', emptied, 'issues', issues);
END $$;
COMMENT ON FUNCTION edit.destroy_import(bigint, bigint) IS 'Empties the rows of an imported file; the batch, its counts and what it changed stay. Says how many rows of what.';

CREATE FUNCTION edit.destroy_upload(asked bigint) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    issues bigint := (SELECT count(*) FROM jobs.upload_issue WHERE upload_id = asked);
BEGIN
    DELETE FROM jobs.upload WHERE upload_id = asked;
    RETURN jsonb_build_object('upload', 1, 'issues', issues);
END $$;
COMMENT ON FUNCTION edit.destroy_upload(bigint) IS 'Removes an upload and what its preview found. Says how many rows of what.';

CREATE FUNCTION edit.version_digest(asked bigint) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    kept edit.tracked;
    part bytea;
    whole bytea := '';
BEGIN
    FOR kept IN SELECT * FROM edit.tracked WHERE asset_of <> 'NULL::bigint' ORDER BY name LOOP
        EXECUTE format('SELECT string_agg(own.digest, '''' ORDER BY own.version_id) FROM %s own WHERE %s = $1', kept.past, kept.asset_of)
        INTO part USING asked;
        whole := sha256(whole || coalesce(part, ''));
    END LOOP;
    RETURN encode(whole, 'hex');
END $$;
COMMENT ON FUNCTION edit.version_digest(bigint) IS 'SHA-256 over the digests of every version of an asset''s rows: what a certificate says was destroyed.';

CREATE FUNCTION edit.destroy(subject text, asked text, said_by text, why text,
                             OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '30s' AS $$
DECLARE
    due publish.retention_due;
    item_number bigint := CASE WHEN asked ~ '^[0-9]{1,18}$' THEN asked::bigint END;
    whose bigint := CASE destroy.subject WHEN 'asset' THEN edit.cleared_asset(asked) END;
    counts jsonb;
    digest text;
    said text;
BEGIN
    SELECT * INTO due FROM publish.retention_due list
    WHERE list.subject = destroy.subject AND list.item = upper(btrim(asked)) ORDER BY list.due_on LIMIT 1;
    IF due.item IS NULL THEN
        outcome := 'refused';
        sentence := format('no %s %s is due by the retention schedule: `terrier records due` lists what is', left(destroy.subject, 30), left(asked, 60));
    ELSIF due.hold_id IS NOT NULL THEN
        outcome := 'refused';
        sentence := format('legal hold %s forbids that %s %s is destroyed', due.hold_id, destroy.subject, asked);
    ELSIF due.action = 'transfer' AND NOT EXISTS (SELECT FROM records.certificate made
                                                  WHERE made.action = 'transferred' AND made.reference = due.item) THEN
        outcome := 'refused'; sentence := format('%s is to be transferred for preservation first', asked);
    ELSIF NOT edit.fit_reason(why) THEN
        outcome := 'invalid'; sentence := 'say who decided it and why, in at most 2,000 characters';
    END IF;
    IF outcome IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM edit.say_who(said_by, format('%s %s destroyed by rule %s: %s', destroy.subject, due.item, due.rule_code, why)),
            set_config('terrier.letting_go', 'on', true);
    BEGIN
        SET CONSTRAINTS ALL DEFERRED;
        number := nextval(pg_get_serial_sequence('records.certificate', 'certificate_id'));
        digest := CASE destroy.subject WHEN 'asset' THEN edit.version_digest(whose) END;
        counts := CASE destroy.subject WHEN 'asset' THEN edit.destroy_asset(whose, number)
                                       WHEN 'import' THEN edit.destroy_import(item_number, number)
                                       WHEN 'upload' THEN edit.destroy_upload(item_number)
                                       ELSE edit.destroy_part(destroy.subject, item_number, number) END;
        PERFORM edit.check_references();
    EXCEPTION WHEN foreign_key_violation THEN
        GET STACKED DIAGNOSTICS said = MESSAGE_TEXT;
        outcome := 'refused';
        number := NULL;
        sentence := format('%s is not destroyed, other records stand on it: %s', asked, said);
        RETURN;
    END;
    INSERT INTO records.certificate (certificate_id, action, subject, reference, rule_code, authorised_by, reason, row_counts, sha256)
    OVERRIDING SYSTEM VALUE
    VALUES (number, 'destroyed', destroy.subject, due.item, due.rule_code, current_setting('terrier.actor'),
            btrim(why, E' \t\r\n'), counts, digest);
    PERFORM set_config('terrier.letting_go', '', true);
    outcome := 'done';
END $$;
COMMENT ON FUNCTION edit.destroy(text, text, text, text) IS 'Destroys what the schedule says is due: subject, which, who, why. In the register, in history and in source rows what it said goes; digests and a certificate stay. Says done with the number of the certificate, refused or invalid with a sentence.';

CREATE FUNCTION edit.certify_transfer(asked text, place text, manifest_sha256 text, counts jsonb, said_by text, why text,
                                      OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT unfit.outcome, unfit.sentence INTO outcome, sentence
    FROM edit.unfit_request(asked, edit.cleared_asset(asked), why) AS unfit;
    IF outcome IS NULL THEN
        INSERT INTO records.certificate (action, subject, reference, rule_code, authorised_by, reason, row_counts, sha256, place)
        VALUES ('transferred', 'asset', upper(btrim(asked)),
                (SELECT rule_code FROM publish.retention_due WHERE subject = 'asset' AND item = upper(btrim(asked)) LIMIT 1),
                edit.actor(said_by), btrim(why, E' \t\r\n'), counts, manifest_sha256, certify_transfer.place)
        RETURNING certificate_id INTO number;
        outcome := 'done';
    END IF;
END $$;
COMMENT ON FUNCTION edit.certify_transfer(text, text, text, jsonb, text, text) IS 'Certifies that the record of an asset was handed on for preservation: where, the SHA-256 of its manifest, how many rows of what, who, why.';

-- --- what is handed on ---

CREATE FUNCTION edit.asset_rows(asked bigint, past boolean) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    kept edit.tracked;
    part jsonb;
    whole jsonb := '{}';
BEGIN
    FOR kept IN SELECT * FROM edit.tracked WHERE asset_of <> 'NULL::bigint' ORDER BY name LOOP
        EXECUTE format('SELECT jsonb_agg(to_jsonb(own) ORDER BY %s) FROM %s own WHERE %s = $1',
                       CASE WHEN past THEN 'own.version_id' ELSE 'to_jsonb(own)::text' END,
                       CASE WHEN past THEN kept.past ELSE kept.live END, kept.asset_of)
        INTO part USING asked;
        whole := whole || CASE WHEN part IS NULL THEN '{}' ELSE jsonb_build_object(kept.name, part) END;
    END LOOP;
    RETURN whole;
END $$;
COMMENT ON FUNCTION edit.asset_rows(bigint, boolean) IS 'The rows of an asset by table, as JSON: as they are, or every version of them.';

CREATE FUNCTION edit.asset_package(asked text) RETURNS TABLE (file_name text, content text, row_count bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found bigint := edit.cleared_asset(asked);
    past jsonb := edit.asset_rows(found, true);
    present jsonb := edit.asset_rows(found, false);
BEGIN
    IF found IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT 'record.json', jsonb_pretty(present), (SELECT sum(jsonb_array_length(value))::bigint FROM jsonb_each(present))
    UNION ALL
    SELECT 'history.json', jsonb_pretty(past), (SELECT sum(jsonb_array_length(value))::bigint FROM jsonb_each(past))
    UNION ALL
    SELECT 'changes.json', jsonb_pretty(coalesce(jsonb_agg(to_jsonb(change) ORDER BY change.revision), '[]')), count(*)
    FROM history.change
    WHERE change.change_id IN (SELECT (version ->> 'change_id')::bigint FROM jsonb_each(past) AS part,
                                      jsonb_array_elements(part.value) AS version)
    UNION ALL
    SELECT 'sources.json',
           jsonb_pretty(coalesce(jsonb_agg(jsonb_build_object(
               'file', batch.file_name, 'file_sha256', batch.file_sha256, 'feed', batch.feed, 'imported_at', batch.applied_at,
               'row', record.row_number, 'fields', record.fields, 'bytes', encode(record.raw, 'base64'))
               ORDER BY record.record_id), '[]')), count(*)
    FROM source.link JOIN source.record USING (record_id) JOIN source.batch USING (batch_id)
    WHERE link.asset_id = found;
END $$;
COMMENT ON FUNCTION edit.asset_package(text) IS 'All that is kept of an asset, as files for preservation: the record, every version of it, the changes that made them, and the source rows that spoke of it. No rows: there is no such asset.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
