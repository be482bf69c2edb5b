-- What the Transparency Code asks of an asset, as a person sets it.

CREATE FUNCTION edit.circumstance(asked text, wanted text, holds boolean, since date, until date, said_by text, why text,
                                  OUT outcome text, OUT field text, OUT sentence text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    own_id CONSTANT bigint := edit.cleared_asset(asked);
    days daterange;
BEGIN
    IF own_id IS NULL THEN
        outcome := 'missing';
        sentence := format('there is no asset %s', left(asked, 60));
    ELSIF NOT EXISTS (SELECT FROM code.circumstance known WHERE known.code = wanted
                      AND publish.as_of() >= known.valid_from AND publish.as_of() < known.valid_to) THEN
        outcome := 'invalid';
        field := 'circumstance';
        sentence := format('there is no circumstance `%s`; there are: %s', left(coalesce(wanted, ''), 60),
                           (SELECT string_agg(known.code, ', ' ORDER BY known.sort_order) FROM code.circumstance known));
    ELSIF NOT edit.fit_reason(why) THEN
        outcome := 'invalid';
        field := 'reason';
        sentence := 'say why, in at most 2,000 characters: the reason is kept with the change';
    ELSIF since >= until THEN
        outcome := 'invalid';
        field := 'until';
        sentence := 'until is the first day on which it holds no longer: after from';
    END IF;
    IF outcome IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM FROM register.asset own WHERE own.asset_id = own_id FOR UPDATE;
    days := CASE WHEN holds THEN daterange(since, until) END;
    IF days IS NOT DISTINCT FROM (SELECT CASE WHEN count(*) = 1 THEN min(own.valid::text)::daterange END
                                  FROM register.asset_circumstance own
                                  WHERE own.asset_id = own_id AND own.circumstance_code = wanted)
       AND (holds OR NOT EXISTS (SELECT FROM register.asset_circumstance own
                                 WHERE own.asset_id = own_id AND own.circumstance_code = wanted)) THEN
        outcome := 'same';
        RETURN;
    END IF;
    PERFORM edit.say_who(said_by, why);
    DELETE FROM register.asset_circumstance own WHERE own.asset_id = own_id AND own.circumstance_code = wanted;
    IF holds THEN
        INSERT INTO register.asset_circumstance (asset_id, circumstance_code, valid) VALUES (own_id, wanted, days);
    END IF;
    outcome := 'changed';
END $$;
COMMENT ON FUNCTION edit.circumstance(text, text, boolean, date, date, text, text) IS 'Says that a circumstance of an asset holds, from a day (null: since ever) until another (null: open), or that it never did; in place of what was said before. Reference, circumstance, whether it holds, from, until, who, why. Says changed, same, invalid (field, sentence) or missing.';

REVOKE ALL ON FUNCTION edit.circumstance(text, text, boolean, date, date, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.circumstance(text, text, boolean, date, date, text, text) TO terrier_serve_editor, terrier_serve_steward;
