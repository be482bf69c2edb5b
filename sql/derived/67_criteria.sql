-- What is done about criteria: ratings of the corporate actions, by people.

CREATE FUNCTION edit.corporate_action(asked text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM evaluation.commitment WHERE commitment_code = asked) THEN
        PERFORM edit.missing(format('there is no commitment `%s`', left(asked, 20)));
    ELSIF NOT EXISTS (SELECT FROM evaluation.commitment WHERE commitment_code = asked AND corporate_action) THEN
        PERFORM edit.fault('commitment', format('%s is measured on the assets alone; rated by hand are the corporate actions %s', asked,
            (SELECT string_agg(commitment_code, ', ' ORDER BY commitment_code) FROM evaluation.commitment WHERE corporate_action)));
    END IF;
    RETURN asked;
END $$;
COMMENT ON FUNCTION edit.corporate_action(text) IS 'A commitment that is also a corporate action, rated by hand.';

CREATE FUNCTION edit.rate_commitment(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    whose CONSTANT text := edit.corporate_action(asked);
    rated CONSTANT date := edit.given_past_day(given);
    made bigint;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{rating,by,comment,on,marking}');
    IF coalesce(given ->> 'rating', '') <> ALL ('{green,amber,red}') THEN
        PERFORM edit.fault('rating', '`rating` is green (on track), amber (at risk) or red (recovery plan required)');
    END IF;
    INSERT INTO evaluation.manual_rating AS own (commitment_code, rated_on, rating_code, owner, comment, marking_code)
    VALUES (whose, rated, given ->> 'rating', edit.given_post(given, 'by'), edit.given_text(given, 'comment', 20000, true),
            edit.given_marking(given))
    ON CONFLICT (commitment_code, rated_on) DO UPDATE
    SET rating_code = excluded.rating_code, owner = excluded.owner, comment = excluded.comment, marking_code = excluded.marking_code
    WHERE (SELECT rank FROM code.marking WHERE code = own.marking_code) <= publish.clearance()
    RETURNING manual_rating_id INTO made;
    IF made IS NULL THEN
        PERFORM edit.refuse(format('%s has a rating of %s already, which you may not read: a steward may change it', whose, rated));
    END IF;
    RETURN made;
END $$;
COMMENT ON FUNCTION edit.rate_commitment(text, jsonb) IS 'Says how a corporate action goes from a day on; instead of what was said of that day, if anything.';

CREATE FUNCTION edit.unrate_commitment(asked text, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    whose CONSTANT text := edit.corporate_action(asked);
    rated CONSTANT date := edit.given_day(given, 'on', NULL);
    gone bigint;
BEGIN
    PERFORM edit.must_be_known(NULL, given, '{on}');
    IF rated IS NULL THEN
        PERFORM edit.fault('on', 'say of which day the rating is to be withdrawn, with `on`');
    END IF;
    DELETE FROM evaluation.manual_rating own USING code.marking
    WHERE own.commitment_code = whose AND own.rated_on = rated AND marking.code = own.marking_code AND marking.rank <= publish.clearance()
    RETURNING own.manual_rating_id INTO gone;
    IF gone IS NULL THEN
        PERFORM edit.missing(format('%s was not rated on %s', whose, rated));
    END IF;
    RETURN gone;
END $$;
COMMENT ON FUNCTION edit.unrate_commitment(text, jsonb) IS 'Withdraws what was said of a corporate action on a day; the history keeps it.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
