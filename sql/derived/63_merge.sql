-- Two records made one. Which tables hold parts of an asset is read from the catalogue, so that a table
-- that comes later is not forgotten. Nothing is lost: what is folded into a row of the other asset, or gives way to it,
-- stands in history, and the change can be taken back.

CREATE VIEW edit.part_table AS
SELECT fk.conrelid::regclass AS part, key.attname AS owner_column, fk.confrelid::regclass AS owner,
       (SELECT CASE WHEN count(*) = 1 THEN max(own.attname::text) END
        FROM pg_index i JOIN pg_attribute own ON own.attrelid = i.indrelid AND own.attnum = ANY (i.indkey::int2[])
        WHERE i.indrelid = fk.conrelid AND i.indisprimary) AS key_column
FROM pg_constraint fk
JOIN pg_attribute key ON key.attrelid = fk.conrelid AND key.attnum = fk.conkey[1]
WHERE fk.contype = 'f' AND cardinality(fk.conkey) = 1;
COMMENT ON VIEW edit.part_table IS 'Which table refers to which by which column.';
COMMENT ON COLUMN edit.part_table.part IS 'The table that refers.';
COMMENT ON COLUMN edit.part_table.owner_column IS 'By this column of it.';
COMMENT ON COLUMN edit.part_table.owner IS 'To this table.';
COMMENT ON COLUMN edit.part_table.key_column IS 'The one column of its own key; null where it has several.';

-- --- making one of two ---

-- Keys by which rows of one asset are told apart, and which a row of the other asset may be given anew when they collide.
-- Rows of other tables that collide are the same thing said twice.
CREATE FUNCTION edit.set_apart(gone bigint, kept bigint, former text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE register.condition_survey own SET reference = format('%s (%s)', own.reference, former)
    FROM register.condition_survey other
    WHERE own.asset_id = gone AND other.asset_id = kept AND other.reference = own.reference;
    UPDATE register.proposal own SET name = format('%s (%s)', own.name, former)
    FROM register.proposal other
    WHERE own.asset_id = gone AND other.asset_id = kept AND other.kind_code = own.kind_code AND other.name = own.name;
    UPDATE register.lease own SET unit = concat_ws(' ', own.unit, format('(%s)', former))
    FROM register.lease other
    WHERE own.asset_id = gone AND other.asset_id = kept AND other.scheme = own.scheme AND other.reference = own.reference
      AND coalesce(other.unit, '') = coalesce(own.unit, '');
    -- Two cost centres of one ledger: their money is added up.
    UPDATE register.ledger_total other
    SET amount = other.amount + own.amount, entries = other.entries + own.entries,
        last_period = greatest(other.last_period, own.last_period)
    FROM register.ledger_total own
    WHERE own.asset_id = gone AND other.asset_id = kept AND other.scheme = own.scheme
      AND other.financial_year = own.financial_year AND other.cost_group_code = own.cost_group_code;
    -- Of one code, but too unlike to be one building, or one piece of land.
    UPDATE register.building own SET code = format('%s (%s)', own.code, former)
    FROM register.building other
    WHERE own.asset_id = gone AND other.asset_id = kept AND other.code = own.code
      AND (least(own.floor_area_m2, other.floor_area_m2) < 0.8 * greatest(own.floor_area_m2, other.floor_area_m2)
               AND num_nulls(own.floor_area_m2, other.floor_area_m2) = 0
           OR own.uprn <> other.uprn OR NOT ST_Intersects(own.extent, other.extent));
    UPDATE register.land_parcel own SET code = format('%s (%s)', own.code, former)
    FROM register.land_parcel other
    WHERE own.asset_id = gone AND other.asset_id = kept AND other.code = own.code
      AND ST_Area(ST_Intersection(own.extent, other.extent)) < 0.5 * least(ST_Area(own.extent), ST_Area(other.extent));
    -- What people set of a building goes by its code.
    UPDATE register.override own SET building_code = renamed.code
    FROM register.building renamed
    WHERE own.asset_id = gone AND renamed.asset_id = gone AND renamed.code = format('%s (%s)', own.building_code, former);
END $$;
COMMENT ON FUNCTION edit.set_apart(bigint, bigint, text) IS 'Gives parts of the asset that goes another code where one of the asset that stays has theirs and is something else.';

-- What the columns of two rows are joined by, and which may be filled from the other.
CREATE FUNCTION edit.fold_rows(rows_of regclass, owner_column name, key_columns name[], gone bigint, kept bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    same text := format('own.%1$I = $1 AND other.%1$I = $2', owner_column) || coalesce((
        SELECT string_agg(format(' AND own.%1$I IS NOT DISTINCT FROM other.%1$I', name), '') FROM unnest(key_columns) AS name
        WHERE name <> owner_column), '');
    fills text := (
        SELECT string_agg(format('%1$I = coalesce(other.%1$I, own.%1$I)', attname), ', ') FROM pg_attribute
        WHERE attrelid = rows_of AND attnum > 0 AND NOT attisdropped AND NOT attnotnull AND attgenerated = ''
          AND attname <> ALL (key_columns || ARRAY['record_id', 'value']::name[]));
    refers record;
    folded bigint;
BEGIN
    IF fills IS NOT NULL THEN
        BEGIN
            EXECUTE format('UPDATE %1$s other SET %2$s FROM %1$s own WHERE %3$s', rows_of, fills, same) USING gone, kept;
        EXCEPTION WHEN check_violation OR exclusion_violation OR unique_violation THEN
            NULL; -- the two do not fit together: that of the asset that stays stands as it is
        END;
    END IF;
    FOR refers IN SELECT * FROM edit.part_table WHERE owner = rows_of AND part <> rows_of LOOP
        IF refers.part = 'register.energy_reading'::regclass THEN
            EXECUTE format('DELETE FROM register.energy_reading reading USING %1$s own, %1$s other, register.energy_reading held
                            WHERE %2$s AND reading.supply_id = own.supply_id AND held.supply_id = other.supply_id
                              AND held.period && reading.period', rows_of, same) USING gone, kept;
        END IF;
        EXECUTE format('UPDATE %1$s child SET %2$I = other.%3$I FROM %4$s own, %4$s other WHERE %5$s AND child.%2$I = own.%3$I',
                       refers.part, refers.owner_column,
                       (SELECT key_column FROM edit.part_table p WHERE p.part = rows_of LIMIT 1), rows_of, same)
        USING gone, kept;
    END LOOP;
    EXECUTE format('DELETE FROM %1$s own USING %1$s other WHERE %2$s', rows_of, same) USING gone, kept;
    GET DIAGNOSTICS folded = ROW_COUNT;
    RETURN folded;
END $$;
COMMENT ON FUNCTION edit.fold_rows(regclass, name, name[], bigint, bigint) IS 'Rows of two assets that say the same thing of them made one: what the row of the asset that stays leaves open is filled from the other, what hangs on the other hangs on it then.';

-- Effective dates: what the asset that stays says of a day counts; of other days, what the other said.
CREATE FUNCTION edit.merge_days(gone bigint, kept bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code, reason, record_id, basis_code, decision_id)
    SELECT kept, piece, own.purpose_code, own.scope_code, own.status_code, own.reason, own.record_id, own.basis_code, own.decision_id
    FROM register.asset_holding own
    CROSS JOIN LATERAL unnest(datemultirange(own.valid) - coalesce(
        (SELECT range_agg(other.valid) FROM register.asset_holding other WHERE other.asset_id = kept), '{}')) AS piece
    WHERE own.asset_id = gone;
    DELETE FROM register.asset_holding WHERE asset_id = gone;
    INSERT INTO register.liability (asset_id, building_id, valid, council_repairs, share_percent, duty_holder_code, basis, record_id)
    SELECT kept, own.building_id, piece, own.council_repairs, own.share_percent, own.duty_holder_code, own.basis, own.record_id
    FROM register.liability own
    CROSS JOIN LATERAL unnest(datemultirange(own.valid) - coalesce(
        (SELECT range_agg(other.valid) FROM register.liability other
         WHERE other.asset_id = kept AND other.building_id IS NOT DISTINCT FROM own.building_id), '{}')) AS piece
    WHERE own.asset_id = gone;
    DELETE FROM register.liability WHERE asset_id = gone;
END $$;
COMMENT ON FUNCTION edit.merge_days(bigint, bigint) IS 'How two assets were held and repaired, day by day, made one.';

-- Rows that say the same in every column are one.
CREATE FUNCTION edit.drop_repeats(rows_of regclass, owning name, own_key name, gone bigint, kept bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    dropped bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = rows_of AND attname = own_key AND attidentity <> '') OR EXISTS (SELECT FROM edit.part_table WHERE owner = rows_of) THEN
        RETURN 0;
    END IF;
    EXECUTE format('DELETE FROM %1$s own USING %1$s other WHERE own.%2$I = $1 AND other.%2$I = $2 %3$s', rows_of, owning,
        (SELECT string_agg(format(' AND own.%1$I IS NOT DISTINCT FROM other.%1$I', attname), '') FROM pg_attribute
         WHERE attrelid = rows_of AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
           AND attname NOT IN (own_key, owning, 'record_id')))
    USING gone, kept;
    GET DIAGNOSTICS dropped = ROW_COUNT;
    RETURN dropped;
END $$;
COMMENT ON FUNCTION edit.drop_repeats(regclass, name, name, bigint, bigint) IS 'Drops rows of one asset that another says in the same words.';

CREATE FUNCTION edit.merge_parts(gone bigint, kept bigint) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own record;
    unique_key name[];
    folded bigint;
    moved bigint;
    told jsonb := '{}';
BEGIN
    FOR own IN
        SELECT * FROM edit.part_table
        WHERE owner = 'register.asset'::regclass AND part <> 'register.asset'::regclass
          AND part NOT IN ('register.asset_holding'::regclass, 'register.liability'::regclass)
        ORDER BY part <> 'register.building'::regclass, part::text
    LOOP
        folded := 0;
        FOR unique_key IN
            SELECT ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = own.part AND a.attnum = ANY (i.indkey::int2[]))
            FROM pg_index i
            JOIN pg_attribute key ON key.attrelid = own.part AND key.attname = own.owner_column AND key.attnum = ANY (i.indkey::int2[])
            WHERE i.indrelid = own.part AND i.indisunique AND i.indexprs IS NULL AND i.indpred IS NULL
        LOOP
            folded := folded + edit.fold_rows(own.part, own.owner_column, unique_key, gone, kept);
        END LOOP;
        folded := folded + edit.drop_repeats(own.part, own.owner_column, own.key_column, gone, kept);
        EXECUTE format('UPDATE %1$s SET %2$I = $2 WHERE %2$I = $1', own.part, own.owner_column) USING gone, kept;
        GET DIAGNOSTICS moved = ROW_COUNT;
        IF folded + moved > 0 THEN
            told := told || jsonb_build_object((SELECT relname FROM pg_class WHERE oid = own.part),
                                               jsonb_build_object('moved', moved, 'folded', folded));
        END IF;
    END LOOP;
    RETURN told;
END $$;
COMMENT ON FUNCTION edit.merge_parts(bigint, bigint) IS 'Moves all parts of one asset to another; says of each table how many rows moved, and how many were folded into one that was there.';

-- What the asset that stays leaves open is taken from the other; whoever might not read the other may not read the two.
CREATE FUNCTION edit.merge_particulars(gone bigint, kept bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE register.asset other
    SET uprn = coalesce(other.uprn, own.uprn),
        street_number = CASE WHEN other.street IS NULL THEN coalesce(other.street_number, own.street_number) ELSE other.street_number END,
        street = coalesce(other.street, own.street), locality = coalesce(other.locality, own.locality),
        post_town = coalesce(other.post_town, own.post_town), postcode = coalesce(other.postcode, own.postcode),
        service = coalesce(other.service, own.service), responsible_officer = coalesce(other.responsible_officer, own.responsible_officer),
        budget_held_centrally = coalesce(other.budget_held_centrally, own.budget_held_centrally),
        purpose_confirmed_on = coalesce(other.purpose_confirmed_on, own.purpose_confirmed_on),
        fixed_asset_reference = coalesce(other.fixed_asset_reference, own.fixed_asset_reference),
        stated_land_area_m2 = coalesce(other.stated_land_area_m2, own.stated_land_area_m2),
        predecessor_id = coalesce(other.predecessor_id, own.predecessor_id),
        location_accuracy_m = CASE WHEN place.theirs THEN own.location_accuracy_m ELSE other.location_accuracy_m END,
        location_licence = CASE WHEN place.theirs THEN own.location_licence ELSE other.location_licence END,
        location_crs84 = CASE WHEN place.theirs THEN own.location_crs84 ELSE other.location_crs84 END,
        location = CASE WHEN place.theirs THEN own.location ELSE other.location END,
        location_release_id = CASE WHEN place.theirs THEN own.location_release_id ELSE other.location_release_id END,
        notes = coalesce(other.notes, own.notes),
        site_id = CASE WHEN coalesce(other.site_id, own.site_id) NOT IN (gone, kept) THEN coalesce(other.site_id, own.site_id) END,
        marking_code = (SELECT code FROM code.marking WHERE code IN (own.marking_code, other.marking_code) ORDER BY rank DESC LIMIT 1)
    FROM register.asset own
    JOIN register.asset held ON held.asset_id = kept
    -- What anybody said of the place goes before a point of the gazetteer's.
    CROSS JOIN LATERAL (SELECT held.location IS NULL OR (held.location_release_id IS NOT NULL AND own.location IS NOT NULL
                                                         AND own.location_release_id IS NULL) AS theirs) AS place
    WHERE own.asset_id = gone AND other.asset_id = held.asset_id
$$;
COMMENT ON FUNCTION edit.merge_particulars(bigint, bigint) IS 'Fills what one asset leaves open from another; of two markings the higher counts.';

-- What people set of the asset that goes holds of the one that stays where that says the same once the two are one. Else
-- it would keep files off a field that shows another value.
CREATE FUNCTION edit.merge_overrides(kept bigint, came bigint[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM register.override own
    USING edit.claim_held claim
    WHERE own.override_id = ANY (came) AND claim.asset_id = kept AND claim.override_id = own.override_id AND NOT claim.stands
$$;
COMMENT ON FUNCTION edit.merge_overrides(bigint, bigint[]) IS 'Drops, of what people set of an asset that became part of another, what that other does not say.';

-- What was found, or decided, of the asset that goes holds for the one that it is part of.
CREATE FUNCTION edit.merge_matches(gone bigint, kept bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE register.match SET first_id = kept WHERE first_id = gone AND second_id IS NULL;
    INSERT INTO register.match (first_id, second_id, probability, evidence, state, decided_by, decided_at, reason, decided_in)
    SELECT least(kept, other.asset_id), greatest(kept, other.asset_id), own.probability, own.evidence, own.state, own.decided_by,
           own.decided_at, own.reason, own.decided_in
    FROM register.match own
    JOIN register.asset other ON other.asset_id = CASE gone WHEN own.first_id THEN own.second_id ELSE own.first_id END
    WHERE gone IN (own.first_id, own.second_id) AND own.state IN ('open', 'rejected') AND other.asset_id <> kept
    ON CONFLICT (first_id, second_id) DO NOTHING
$$;
COMMENT ON FUNCTION edit.merge_matches(bigint, bigint) IS 'Hands what matching holds of one asset on to another.';

-- What scenarios suppose of the asset that stays, they suppose still.
CREATE FUNCTION edit.merge_scenarios(gone bigint, kept bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO programme.scenario_fact (scenario_id, asset_id, fact_code, value, changed_at, changed_by)
    SELECT own.scenario_id, kept, own.fact_code, own.value, own.changed_at, own.changed_by
    FROM programme.scenario_fact own WHERE own.asset_id = gone
    ON CONFLICT (scenario_id, asset_id, fact_code) DO NOTHING;
    DELETE FROM programme.scenario_fact own WHERE own.asset_id = gone;
$$;
COMMENT ON FUNCTION edit.merge_scenarios(bigint, bigint) IS 'What scenarios suppose of one asset they suppose of another.';

CREATE FUNCTION edit.merge_assets(gone bigint, kept bigint) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    former text := (SELECT reference FROM register.asset WHERE asset_id = gone);
    links bigint[] := ARRAY(SELECT record_id FROM source.link WHERE asset_id = gone ORDER BY record_id);
    came bigint[];
    told jsonb;
BEGIN
    -- That nobody knows where the one is says nothing of where the other is: it would put that out.
    DELETE FROM register.override own
    USING register.asset held
    WHERE own.asset_id = gone AND own.field = 'location' AND own.value IS NULL AND held.asset_id = kept AND held.location IS NOT NULL;
    came := ARRAY(SELECT override_id FROM register.override WHERE asset_id = gone);
    PERFORM edit.set_apart(gone, kept, former);
    told := edit.merge_parts(gone, kept);
    PERFORM edit.take_costs(ARRAY[kept]);
    PERFORM edit.merge_days(gone, kept), edit.merge_particulars(gone, kept), edit.merge_matches(gone, kept),
            edit.merge_scenarios(gone, kept);
    PERFORM edit.merge_overrides(kept, came);
    UPDATE register.asset SET site_id = kept WHERE site_id = gone;
    DELETE FROM register.asset WHERE asset_id = gone;
    INSERT INTO register.former_reference (reference, asset_id, former_id, record_ids, merged_on, merged_in)
    VALUES (former, kept, gone, links, publish.as_of(), history.current_change());
    RETURN told;
END $$;
COMMENT ON FUNCTION edit.merge_assets(bigint, bigint) IS 'Makes one asset part of another, with all that is known of it; its reference leads there from then on.';

-- --- what the functions that people call have in common ---

CREATE FUNCTION edit.asset_of(asked text) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT own.asset_id FROM publish.asset_cleared own WHERE own.reference = upper(btrim(asked))),
                    (SELECT own.asset_id FROM publish.asset_cleared own
                     JOIN register.former_reference former ON former.asset_id = own.asset_id
                     WHERE former.reference = upper(btrim(asked))))
$$;
COMMENT ON FUNCTION edit.asset_of(text) IS 'The asset of a reference, or of one that it was merged from, if the reader may see it.';

CREATE FUNCTION edit.begin(said_by text, why text, OUT sentence text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF coalesce(btrim(why, E' \t\r\n'), '') = '' OR length(why) > 2000 THEN
        sentence := 'say why, in at most 2,000 characters: the reason is kept with the change';
    END IF;
    PERFORM set_config('terrier.actor', edit.actor(said_by), true),
            set_config('terrier.reason', coalesce(btrim(why, E' \t\r\n'), ''), true), set_config('terrier.batch', '', true);
END $$;
COMMENT ON FUNCTION edit.begin(text, text) IS 'Says who changes the register, and why; a sentence when the reason will not do.';

CREATE FUNCTION edit.lock_assets(one bigint, other bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    SELECT FROM register.asset WHERE asset_id IN (one, other) ORDER BY asset_id FOR UPDATE
$$;
COMMENT ON FUNCTION edit.lock_assets(bigint, bigint) IS 'Waits for whoever changes one of two assets, or adds a part.';

CREATE FUNCTION edit.why_not(state text, said text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE state WHEN 'TE004' THEN said ELSE 'the register does not allow it as it is, and nothing was changed: ' || said END
$$;
COMMENT ON FUNCTION edit.why_not(text, text) IS 'Why a merge or a split was not made: an archived record, or a rule of the register.';

CREATE FUNCTION edit.merge(asked text, expected text, kept_reference text, said_by text, why text,
                           OUT outcome text, OUT field text, OUT sentence text, OUT reference text, OUT parts jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    gone bigint := edit.asset_of(asked);
    kept bigint := edit.asset_of(kept_reference);
BEGIN
    PERFORM edit.lock_assets(gone, kept);
    sentence := edit.begin(said_by, why);
    IF gone IS NULL THEN
        outcome := 'missing';
        RETURN;
    ELSIF expected IS NOT NULL AND expected <> (SELECT version FROM publish.record WHERE asset_id = gone) THEN
        outcome := 'stale';
        sentence := edit.changed_since(gone, expected);
        RETURN;
    END IF;
    outcome := 'invalid';
    IF sentence IS NOT NULL THEN
        field := 'reason';
        RETURN;
    ELSIF kept IS NULL OR kept = gone THEN
        field := 'into';
        sentence := CASE WHEN kept IS NULL THEN format('there is no asset `%s` to merge it into', left(coalesce(kept_reference, ''), 60))
                         ELSE 'an asset cannot be merged into itself' END;
        RETURN;
    END IF;
    parts := edit.merge_assets(gone, kept);
    INSERT INTO register.match AS own (first_id, second_id, probability, evidence, state, decided_by, decided_at, reason, decided_in)
    VALUES (least(gone, kept), greatest(gone, kept), 1, '[]', 'accepted', current_setting('terrier.actor'), clock_timestamp(),
            current_setting('terrier.reason'), history.current_change())
    ON CONFLICT (first_id, second_id) DO UPDATE SET state = 'accepted', decided_by = excluded.decided_by,
        decided_at = excluded.decided_at, reason = excluded.reason, decided_in = excluded.decided_in;
    outcome := 'changed';
    reference := (SELECT own.reference FROM register.asset own WHERE own.asset_id = kept);
EXCEPTION WHEN SQLSTATE 'TE004' OR integrity_constraint_violation OR foreign_key_violation OR unique_violation
            OR exclusion_violation OR check_violation THEN
    outcome := 'refused';
    sentence := edit.why_not(SQLSTATE, SQLERRM);
END $$;
COMMENT ON FUNCTION edit.merge(text, text, text, text, text) IS 'Makes one asset part of another, wholly or not at all: reference, version it was read at (null: as it is now), the asset it becomes part of, who, why. Says changed, stale, refused (an archived record, a rule of the register), invalid or missing; the reference that stands, and which parts moved.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.merge(text, text, text, text, text) TO terrier_serve_editor, terrier_serve_steward;
