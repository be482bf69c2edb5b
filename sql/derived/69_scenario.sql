-- Making a scenario and changing what it sets: one function, for the command line and the service alike.

CREATE FUNCTION edit.scenario_settings(given jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    funds CONSTANT jsonb := given -> 'funds';
    strange text;
BEGIN
    PERFORM edit.must_be_known('settings', given, '{years,funds,carbon_percent,revenue_gbp,sales_gbp,moves,starters,point_gbp,without}');
    IF coalesce(edit.given_number(given, 'years', false) NOT BETWEEN 1 AND 10 OR (given ->> 'years')::numeric % 1 <> 0, false) THEN
        PERFORM edit.fault('years', '`years` is a whole number from 1 to 10');
    ELSIF edit.given_number(given, 'carbon_percent', false) > 100 THEN
        PERFORM edit.fault('carbon_percent', '`carbon_percent` is from 0 to 100: how much of the emissions is to be saved in the last year');
    ELSIF coalesce(edit.given_number(given, 'moves', false) > 100000 OR (given ->> 'moves')::numeric % 1 <> 0, false) THEN
        PERFORM edit.fault('moves', '`moves` is a whole number: assets left or given up in a year, at most');
    ELSIF coalesce(edit.given_number(given, 'starters', false) > 100000 OR (given ->> 'starters')::numeric % 1 <> 0, false) THEN
        PERFORM edit.fault('starters', '`starters` is a whole number: starter holdings that may be given up in all');
    ELSIF jsonb_typeof(given -> 'revenue_gbp') NOT IN ('number', 'null') OR abs((given ->> 'revenue_gbp')::numeric) > 1e9 THEN
        PERFORM edit.fault('revenue_gbp', '`revenue_gbp` is a number: by how much running costs may rise in a year; below 0, must fall in the last');
    ELSIF jsonb_typeof(funds) NOT IN ('object', 'null') THEN
        PERFORM edit.fault('funds', '`funds` is an object: each fund and its pounds over all years, like {"capital": 5000000}');
    ELSIF jsonb_typeof(given -> 'without') NOT IN ('array', 'null') THEN
        PERFORM edit.fault('without', '`without` is a list of kinds of option, like ["sell"]');
    END IF;
    IF jsonb_typeof(funds) = 'object' THEN
        SELECT min(key) INTO strange FROM jsonb_object_keys(funds) AS key
        WHERE NOT EXISTS (SELECT FROM programme.fund WHERE fund.fund_code = key AND fund.receipt_share = 0);
        IF strange IS NOT NULL THEN
            PERFORM edit.fault('funds', format('no money is given to a fund `%s`; there are: %s', left(strange, 60),
                (SELECT string_agg(fund.fund_code, ', ' ORDER BY fund.sort_order) FROM programme.fund WHERE fund.receipt_share = 0)));
        END IF;
        PERFORM edit.given_number(funds, key, false) FROM jsonb_object_keys(funds) AS key;
    END IF;
    IF jsonb_typeof(given -> 'without') = 'array' THEN
        SELECT min(coalesce(kind, 'null')) INTO strange FROM jsonb_array_elements_text(given -> 'without') AS kind
        WHERE kind IS NULL OR NOT EXISTS (SELECT FROM programme.option_kind WHERE option_kind.kind_code = kind AND kind <> 'retain');
        IF strange IS NOT NULL THEN
            PERFORM edit.fault('without', format('there is no kind of option `%s`; there are: %s', left(strange, 60),
                (SELECT string_agg(DISTINCT option_kind.kind_code, ', ' ORDER BY option_kind.kind_code)
                 FROM programme.option_kind WHERE option_kind.kind_code <> 'retain')));
        END IF;
    END IF;
END $$;
COMMENT ON FUNCTION edit.scenario_settings(jsonb) IS 'Ends a change of a scenario whose settings are not as they should be, with a sentence.';

CREATE FUNCTION edit.set_scenario(wanted bigint, given jsonb, who text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    funds CONSTANT jsonb := CASE WHEN jsonb_typeof(given -> 'funds') = 'object' THEN given -> 'funds' ELSE '{}' END;
    kinds CONSTANT jsonb := CASE WHEN jsonb_typeof(given -> 'without') = 'array' THEN given -> 'without' ELSE '[]' END;
BEGIN
    PERFORM edit.scenario_settings(given);
    DELETE FROM programme.scenario_change own
    WHERE own.scenario_id = wanted
      AND (own.setting_code = 'without' AND given ? 'without'
           OR own.setting_code = 'fund' AND (given -> 'funds' = 'null' OR funds -> own.group_code = 'null')
           OR own.setting_code = ANY ('{years,moves,starters}') AND given -> own.setting_code = 'null'
           OR own.setting_code = ANY ('{revenue,sales,point}') AND given -> (own.setting_code || '_gbp') = 'null'
           OR own.setting_code = 'carbon' AND given -> 'carbon_percent' = 'null');
    INSERT INTO programme.scenario_change (scenario_id, setting_code, group_code, value, changed_by)
    SELECT wanted, new.setting_code, new.group_code, new.value, who
    FROM (SELECT 'years' AS setting_code, '' AS group_code, edit.given_number(given, 'years', false) AS value
          UNION ALL SELECT 'carbon', '', edit.given_number(given, 'carbon_percent', false)
          UNION ALL SELECT 'moves', '', edit.given_number(given, 'moves', false)
          UNION ALL SELECT 'starters', '', edit.given_number(given, 'starters', false)
          UNION ALL SELECT 'revenue', '', (given ->> 'revenue_gbp')::numeric
          UNION ALL SELECT 'sales', '', edit.given_number(given, 'sales_gbp', false)
          UNION ALL SELECT 'point', '', edit.given_number(given, 'point_gbp', false)
          UNION ALL SELECT 'fund', key, edit.given_number(funds, key, false) FROM jsonb_object_keys(funds) AS key
          UNION ALL SELECT DISTINCT 'without', kind, NULL::numeric FROM jsonb_array_elements_text(kinds) AS kind) AS new
    WHERE new.value IS NOT NULL OR new.setting_code = 'without'
    ON CONFLICT (scenario_id, setting_code, group_code) DO UPDATE
        SET value = excluded.value, changed_by = excluded.changed_by, changed_at = now();
END $$;
COMMENT ON FUNCTION edit.set_scenario(bigint, jsonb, text) IS 'Sets what is given of a scenario; null takes a setting away, and the kinds left out are replaced as a whole.';

CREATE FUNCTION edit.list_of_facts(part text, facts jsonb, members text[], example text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    good boolean := jsonb_typeof(facts) = 'array';
BEGIN
    IF good THEN
        SELECT count(*) BETWEEN 1 AND 100 AND bool_and(
                   CASE WHEN jsonb_typeof(one) = 'object'
                        THEN one ?& members AND one - members = '{}' AND jsonb_typeof(one -> 'asset') = 'string'
                             AND jsonb_typeof(one -> 'fact') = 'string' AND coalesce(jsonb_typeof(one -> 'value'), 'null') NOT IN ('array', 'object')
                        ELSE false END)
        INTO good FROM jsonb_array_elements(facts) AS one;
    END IF;
    IF good IS DISTINCT FROM true THEN
        PERFORM edit.fault(part, format('`%s` is a list of 1 to 100, each like %s', part, example));
    END IF;
END $$;
COMMENT ON FUNCTION edit.list_of_facts(text, jsonb, text[], text) IS 'Ends a change of a scenario whose list of facts is not one, with a sentence.';

CREATE FUNCTION edit.set_scenario_facts(wanted bigint, facts jsonb, who text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    strange text;
BEGIN
    PERFORM edit.list_of_facts('facts', facts, '{asset,fact,value}', '{"asset": "SC000001", "fact": "suitability", "value": "good"}; null makes a fact unknown');
    SELECT one.problem INTO strange FROM publish.supposed(facts) one WHERE one.problem IS NOT NULL ORDER BY one.place LIMIT 1;
    IF strange IS NOT NULL THEN
        PERFORM edit.fault('facts', strange);
    END IF;
    INSERT INTO programme.scenario_fact (scenario_id, asset_id, fact_code, value, changed_by)
    SELECT DISTINCT ON (one.asset_id, one.fact_code) wanted, one.asset_id, one.fact_code, one.value, who
    FROM publish.supposed(facts) one
    ORDER BY one.asset_id, one.fact_code, one.place DESC
    ON CONFLICT (scenario_id, asset_id, fact_code) DO UPDATE
        SET value = excluded.value, changed_by = excluded.changed_by, changed_at = now();
    IF (SELECT count(*) FROM programme.scenario_fact own WHERE own.scenario_id = wanted) > 1000 THEN
        PERFORM edit.fault('facts', 'a scenario supposes 1000 facts at most');
    END IF;
END $$;
COMMENT ON FUNCTION edit.set_scenario_facts(bigint, jsonb, text) IS 'Supposes facts in a scenario, with the checks of a what-if by whoever sets them; the later of two of one fact counts.';

CREATE FUNCTION edit.drop_scenario_facts(wanted bigint, facts jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    strange text;
BEGIN
    PERFORM edit.list_of_facts('drop_facts', facts, '{asset,fact}', '{"asset": "SC000001", "fact": "suitability"}');
    SELECT format('the scenario supposes no `%s` of %s', left(one ->> 'fact', 60), left(upper(one ->> 'asset'), 60)) INTO strange
    FROM jsonb_array_elements(facts) one
    WHERE NOT EXISTS (SELECT FROM publish.scenario_fact own
                      WHERE own.scenario_id = wanted AND own.reference = upper(one ->> 'asset') AND own.fact_code = one ->> 'fact')
      AND (NOT EXISTS (SELECT FROM programme.scenario_fact own
                       WHERE own.scenario_id = wanted AND own.fact_code = one ->> 'fact'
                         AND NOT EXISTS (SELECT FROM register.asset WHERE asset.asset_id = own.asset_id))
           OR EXISTS (SELECT FROM publish.asset_cleared seen WHERE seen.reference = upper(one ->> 'asset')))
    LIMIT 1;
    IF strange IS NOT NULL THEN
        PERFORM edit.fault('drop_facts', strange);
    END IF;
    DELETE FROM programme.scenario_fact gone
    USING publish.scenario_fact own, jsonb_array_elements(facts) one
    WHERE gone.scenario_id = wanted AND own.scenario_id = wanted AND own.reference = upper(one ->> 'asset') AND own.fact_code = one ->> 'fact'
      AND gone.asset_id = own.asset_id AND gone.fact_code = own.fact_code;
    DELETE FROM programme.scenario_fact gone
    WHERE gone.scenario_id = wanted AND NOT EXISTS (SELECT FROM register.asset WHERE asset.asset_id = gone.asset_id);
END $$;
COMMENT ON FUNCTION edit.drop_scenario_facts(bigint, jsonb) IS 'Takes supposed facts out of a scenario, of those that whoever asks may be told; and all of assets that are no more, which none can see.';

CREATE FUNCTION edit.make_scenario(asked text, given jsonb, who text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    model CONSTANT text := edit.given_text(given, 'from', 60, false);
    made bigint;
BEGIN
    IF coalesce(asked, '') !~ '^[a-z0-9][a-z0-9_.-]{0,59}$' THEN
        PERFORM edit.fault('name', format('a scenario''s name is of small letters, digits and - _ . and begins with a letter or digit, not `%s`', left(asked, 60)));
    ELSIF model IS NOT NULL AND NOT EXISTS (SELECT FROM programme.scenario own WHERE own.name = model) THEN
        PERFORM edit.missing(format('there is no scenario %s to begin with', left(model, 60)));
    END IF;
    INSERT INTO programme.scenario (name, description, created_by) VALUES (asked, edit.given_text(given, 'about', 500, false), who)
    ON CONFLICT (name) DO NOTHING RETURNING scenario_id INTO made;
    IF made IS NULL THEN
        PERFORM edit.refuse(format('there is a scenario %s already', asked));
    END IF;
    INSERT INTO programme.scenario_change (scenario_id, setting_code, group_code, value, changed_by)
    SELECT made, change.setting_code, change.group_code, change.value, who
    FROM programme.scenario own JOIN programme.scenario_change change ON change.scenario_id = own.scenario_id
    WHERE own.name = model;
    INSERT INTO programme.scenario_fact (scenario_id, asset_id, fact_code, value, changed_at, changed_by)
    SELECT made, supposed.asset_id, supposed.fact_code, supposed.value, supposed.changed_at, supposed.changed_by
    FROM programme.scenario own JOIN programme.scenario_fact supposed ON supposed.scenario_id = own.scenario_id
    WHERE own.name = model;
    RETURN made;
END $$;
COMMENT ON FUNCTION edit.make_scenario(text, jsonb, text) IS 'Makes a scenario: empty, or with what another sets and supposes; who supposed it, and when, stays as it was.';

CREATE FUNCTION edit.scenario(asked text, step text, given jsonb, said_by text, OUT outcome text, OUT sentence text, OUT number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    who CONSTANT text := edit.actor(said_by);
BEGIN
    PERFORM edit.must_be_known(NULL, given, CASE step WHEN 'make' THEN '{about,from,settings,facts}' ELSE '{about,settings,facts,drop_facts}' END::text[]);
    IF step = 'make' THEN
        number := edit.make_scenario(asked, given, who);
    ELSE
        SELECT own.scenario_id INTO number FROM programme.scenario own WHERE own.name = asked FOR UPDATE;
        IF number IS NULL THEN
            PERFORM edit.missing(format('there is no scenario `%s`', left(asked, 60)));
        END IF;
        IF given ? 'about' THEN
            UPDATE programme.scenario own SET description = edit.given_text(given, 'about', 500, false) WHERE own.scenario_id = number;
        END IF;
    END IF;
    IF given ? 'settings' THEN
        PERFORM edit.set_scenario(number, given -> 'settings', who);
    END IF;
    IF given ? 'drop_facts' THEN
        PERFORM edit.drop_scenario_facts(number, given -> 'drop_facts');
    END IF;
    IF given ? 'facts' THEN
        PERFORM edit.set_scenario_facts(number, given -> 'facts', who);
    END IF;
    outcome := 'done';
EXCEPTION
    WHEN SQLSTATE 'TE001' OR data_exception THEN
        outcome := 'invalid'; sentence := SQLERRM; number := NULL;
    WHEN SQLSTATE 'TE005' THEN
        outcome := 'missing'; sentence := SQLERRM; number := NULL;
    WHEN SQLSTATE 'TE003' THEN
        outcome := 'refused'; sentence := SQLERRM; number := NULL;
END $$;
COMMENT ON FUNCTION edit.scenario(text, text, jsonb, text) IS 'Makes a scenario (step make: about, from, settings, facts) or changes one (step set: about, settings, facts, drop_facts): its name, which step, with what, who. Says done with its number, missing, refused or invalid with a sentence.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.scenario(text, text, jsonb, text) TO terrier_serve_editor, terrier_serve_steward;
