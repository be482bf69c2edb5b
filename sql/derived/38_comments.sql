-- Comments of columns that mean the same in every view, said once. What a view says of its own columns comes first.

CREATE FUNCTION publish.missing_comments(OUT view regclass, OUT column_name name) RETURNS SETOF record
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.oid::regclass, a.attname
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    WHERE c.relnamespace = 'publish'::regnamespace AND c.relkind = 'v' AND col_description(c.oid, a.attnum) IS NULL
$$;

DO $$
DECLARE
    found record;
BEGIN
    -- Columns of these mean what they mean in that; of several, in the first that has the column.
    FOR found IN
        SELECT DISTINCT ON (missing.view, missing.column_name)
               missing.view, missing.column_name, col_description(taken.attrelid, taken.attnum) AS comment
        FROM publish.missing_comments() missing
        JOIN (VALUES ('publish.asset_whole'::regclass, '{publish.asset}'::regclass[]),
                     ('publish.asset_cleared', '{publish.asset}'), ('publish.edition', '{publish.asset}'),
                     ('publish.asset_edition', '{publish.asset}'), ('publish.operational', '{publish.asset}'),
                     ('publish.building_edition', '{publish.building}'),
                     ('publish.land_parcel_edition', '{publish.land_parcel}'),
                     ('publish.carbon_provision', '{register.amenity}'), ('publish.carbon_statement', '{evaluation.carbon_statement}'),
                     ('publish.emission', '{evaluation.run_emission,publish.asset}'),
                     ('publish.emission_edition', '{publish.emission,evaluation.run_emission,publish.asset}'),
                     ('publish.recommendation', '{programme.recommendation,publish.asset}'),
                     ('publish.recommendation_edition', '{publish.recommendation,programme.recommendation,publish.asset}'),
                     ('publish.option', '{programme.option,programme.option_kind}'),
                     ('publish.option_cleared', '{programme.option,programme.option_kind}'),
                     ('publish.option_best', '{publish.option,programme.option,programme.option_kind}'),
                     ('publish.option_obstacle', '{programme.option_obstacle,programme.obstacle,programme.option_kind}'),
                     ('publish.rate', '{programme.rate}')) AS alike (view, bases) ON alike.view = missing.view
        CROSS JOIN unnest(alike.bases) WITH ORDINALITY AS base (own, place)
        JOIN pg_attribute taken ON taken.attrelid = base.own AND taken.attname = missing.column_name
        WHERE col_description(taken.attrelid, taken.attnum) IS NOT NULL AND missing.column_name <> 'asset_id'
        ORDER BY missing.view, missing.column_name, base.place
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', found.view, found.column_name, found.comment);
    END LOOP;
    -- Words of this schema.
    FOR found IN
        SELECT missing.view, missing.column_name, word.comment
        FROM publish.missing_comments() missing
        JOIN (VALUES
            ('asset_id', 'Identity inside the database; joins the views of this schema.'),
            ('reference', 'Reference of the asset.'),
            ('from_on', 'First day on which it holds; null since ever.'),
            ('until_on', 'First day on which it holds no longer; null open.'),
            ('current', 'Holds today.'),
            ('kind', 'What kind it is.'),
            ('building_code', 'The building; null for the whole asset.'),
            ('survey_reference', 'Reference of the survey.'),
            ('title', 'A few words that name it.'),
            ('council_repairs', 'What the council repairs.'),
            ('duty_holder', 'Who must keep inspections in date.'),
            ('tenure', 'The council''s interest.'),
            ('detail', 'How the interest is used.'),
            ('direction', 'Which way: in, the council is tenant; out, it is landlord.'),
            ('party', 'The other party.'),
            ('repair_terms', 'Repairing terms.'),
            ('security', 'Security of tenure.'),
            ('basis', 'Basis of the valuation.'),
            ('accounting_class', 'Class in the fixed asset register.'),
            ('official_reference', 'Reference in the official list.'),
            ('over_5_years', 'The survey is over 5 years old.'),
            ('element', 'Element of the building.'),
            ('grade', 'Condition A to D.'),
            ('priority', 'Priority 1 to 4; null where the survey gives none.'),
            ('inspection', 'Kind of inspection.'),
            ('result', 'Outcome.'),
            ('inspected_on', 'Day of the last one; null none recorded.'),
            ('must_hold', 'A guard: failed or unproven, it caps the objective.'),
            ('next_due_on', 'Day until which the last one counts.'),
            ('state', 'How it stands.'),
            ('overdue_days', 'Days past due; for what is not recorded the number set by a parameter.'),
            ('fuel', 'Fuel or carrier.'),
            ('financial_year', 'Year in which the financial year starts: 2025 is April 2025 to March 2026.'),
            ('meters', 'Meters read.'),
            ('band', 'Band A to G.'),
            ('expired', 'Expired before today.'),
            ('school_type', 'Kind of school.'),
            ('phase', 'Phase of education.'),
            ('unit', 'Unit of capacity and use.'),
            ('parts', 'Parts of the record that changed.'),
            ('total', 'Repairs that the definition counts, GBP.'),
            ('high_priority', 'Of them of high priority, GBP.'),
            ('clearance', 'Rank of the highest marking that the reader may read.'),
            ('segment', 'Segment of chart 2a.'),
            ('marking_rank', 'Rank of the marking.'),
            ('for_public', 'The edition for the public; else that for staff.'),
            ('building_count', 'Buildings on it.'),
            ('scores', 'Scores for objectives 1 to 6 in the latest published run.'),
            ('ratings', 'Ratings for objectives 1 to 6 in the latest published run.')
        ) AS word (name, comment) ON word.name = missing.column_name
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', found.view, found.column_name, found.comment);
    END LOOP;
    -- A column that shows a table's column under its own name means what that one means.
    FOR found IN
        SELECT DISTINCT ON (missing.view, missing.column_name)
               missing.view, missing.column_name, col_description(base.oid, stored.attnum) AS comment
        FROM publish.missing_comments() missing
        JOIN pg_rewrite rule ON rule.ev_class = missing.view
        JOIN pg_depend used ON used.classid = 'pg_rewrite'::regclass AND used.objid = rule.oid
             AND used.refclassid = 'pg_class'::regclass
        JOIN pg_class base ON base.oid = used.refobjid AND base.oid <> missing.view
        JOIN pg_attribute stored ON stored.attrelid = base.oid AND stored.attnum = used.refobjsubid
             AND stored.attname = missing.column_name
        WHERE col_description(base.oid, stored.attnum) IS NOT NULL
        ORDER BY missing.view, missing.column_name, base.relnamespace = 'register'::regnamespace DESC, base.relname
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', found.view, found.column_name, found.comment);
    END LOOP;
END $$;

DROP FUNCTION publish.missing_comments();
