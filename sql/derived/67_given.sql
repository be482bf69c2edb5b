-- What is given to a step of governance, as JSON: read, checked and refused with a sentence.

CREATE FUNCTION edit.given_text(given jsonb, name text, most integer, needed boolean) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said CONSTANT text := nullif(btrim(given ->> name, E' \t\r\n'), '');
BEGIN
    IF said IS NULL AND needed THEN
        PERFORM edit.fault(name, format('`%s` is missing', name));
    ELSIF length(said) > most THEN
        PERFORM edit.fault(name, format('`%s` is longer than %s characters', name, most));
    ELSIF translate(said, E'\t\r\n', '') ~ '[\x01-\x1f\x7f]' OR jsonb_typeof(given -> name) IN ('object', 'array') THEN
        PERFORM edit.fault(name, format('`%s` is a text, without control characters', name));
    END IF;
    RETURN said;
END $$;
COMMENT ON FUNCTION edit.given_text(jsonb, text, integer, boolean) IS 'A text of what is given, without blanks around it; null where it is absent and need not be there.';

CREATE FUNCTION edit.given_post(given jsonb, name text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT edit.given_text(given, name, 200, true)
$$;
COMMENT ON FUNCTION edit.given_post(jsonb, text) IS 'A post of what is given: it has to be there.';

CREATE FUNCTION edit.given_day(given jsonb, name text, usual date) RETURNS date
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF given ->> name IS NULL THEN
        RETURN usual;
    ELSIF given ->> name !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN
        PERFORM edit.fault(name, format('`%s` is a day, like 2026-11-22', name));
    END IF;
    RETURN (given ->> name)::date;
EXCEPTION WHEN data_exception THEN
    PERFORM edit.fault(name, format('`%s` is a day of the calendar, like 2026-11-22', name));
END $$;
COMMENT ON FUNCTION edit.given_day(jsonb, text, date) IS 'A day of what is given, or the usual one.';

CREATE FUNCTION edit.given_past_day(given jsonb) RETURNS date
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said CONSTANT date := edit.given_day(given, 'on', publish.as_of());
BEGIN
    IF said > publish.as_of() THEN
        PERFORM edit.fault('on', format('%s has not come yet: what is recorded has happened', said));
    END IF;
    RETURN said;
END $$;
COMMENT ON FUNCTION edit.given_past_day(jsonb) IS 'The day `on` of what is given, else today; never one to come.';

CREATE FUNCTION edit.given_number(given jsonb, name text, needed boolean) RETURNS numeric
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF given ->> name IS NULL AND NOT needed THEN
        RETURN NULL;
    ELSIF coalesce(given ->> name, '') !~ '^[0-9]{1,11}(\.[0-9]{1,2})?$' THEN
        PERFORM edit.fault(name, format('`%s` is a number from 0, with at most two decimals and no signs or commas', name));
    END IF;
    RETURN (given ->> name)::numeric;
END $$;
COMMENT ON FUNCTION edit.given_number(jsonb, text, boolean) IS 'A number of what is given; null where it is absent and need not be there.';

CREATE FUNCTION edit.given_truth(given jsonb, name text) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF coalesce(given ->> name, 'false') NOT IN ('true', 'false') THEN
        PERFORM edit.fault(name, format('`%s` is true or false', name));
    END IF;
    RETURN coalesce(given ->> name, 'false') = 'true';
END $$;
COMMENT ON FUNCTION edit.given_truth(jsonb, text) IS 'Yes or no of what is given; no where it is absent.';

CREATE FUNCTION edit.given_code(given jsonb, name text, list text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    there_are text;
    fits boolean;
BEGIN
    EXECUTE format('SELECT string_agg(code, '', '' ORDER BY sort_order, code), coalesce(bool_or(code = $1), false) FROM code.%I
                    WHERE publish.as_of() >= valid_from AND publish.as_of() < valid_to', list)
    INTO there_are, fits USING given ->> name;
    IF NOT fits THEN
        PERFORM edit.fault(name, format('`%s` is one of %s%s', name, there_are, ', not `' || left(given ->> name, 60) || '`'));
    END IF;
    RETURN given ->> name;
END $$;
COMMENT ON FUNCTION edit.given_code(jsonb, text, text) IS 'A code of what is given: one of its list today.';

CREATE FUNCTION edit.given_marking(given jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said CONSTANT text := CASE WHEN given ? 'marking' THEN edit.given_code(given, 'marking', 'marking') ELSE 'internal' END;
BEGIN
    IF (SELECT rank FROM code.marking WHERE code = said) > publish.clearance() THEN
        PERFORM edit.fault('marking', format('the marking `%s` is above what you may read: a steward may set it', said));
    END IF;
    RETURN said;
END $$;
COMMENT ON FUNCTION edit.given_marking(jsonb) IS 'The marking of what is given, none above what the editor may read; else internal.';

CREATE FUNCTION edit.given_organisation(given jsonb, name text, kind text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said CONSTANT text := edit.given_text(given, name, 200, false);
    found bigint;
BEGIN
    IF said IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT organisation_id INTO found FROM register.organisation own
    WHERE lower(own.name) = lower(said) OR own.code = lower(said) ORDER BY lower(own.name) <> lower(said) LIMIT 1;
    IF found IS NULL THEN
        IF kind IS NULL THEN
            PERFORM edit.fault(name, format('nobody is known as `%s`: say what it is with `%s_kind` (%s), and it will be', left(said, 60), name,
                (SELECT string_agg(known.code, ', ' ORDER BY known.sort_order) FROM code.organisation_kind known)));
        END IF;
        INSERT INTO register.organisation (name, kind_code) VALUES (said, kind) RETURNING organisation_id INTO found;
    END IF;
    RETURN found;
END $$;
COMMENT ON FUNCTION edit.given_organisation(jsonb, text, text) IS 'An organisation of what is given, by name or short name; made known where a kind is given.';

CREATE FUNCTION edit.missing(sentence text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'TE005', MESSAGE = sentence;
END $$;
COMMENT ON FUNCTION edit.missing(text) IS 'Ends a change of what is not there, or not for this reader.';

CREATE FUNCTION edit.refuse(sentence text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'TE003', MESSAGE = sentence;
END $$;
COMMENT ON FUNCTION edit.refuse(text) IS 'Ends a change that what is there does not allow.';

CREATE FUNCTION edit.number_of(asked text) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN asked ~ '^[0-9]{1,18}$' THEN asked::bigint END
$$;
COMMENT ON FUNCTION edit.number_of(text) IS 'The number that a text is; null none.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
