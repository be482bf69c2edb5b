-- What is wrong with criteria that somebody wrote, all of it at once: which sheet, row and column, what stands there, what to do.
-- What is written is JSON: an object of sheets (publish.criteria_column), each an array of rows, each an object of texts and
-- numbers; `row` in one is its row in the file that it came from.

CREATE FUNCTION edit.criteria_rows(form jsonb) RETURNS TABLE (sheet text, place integer, said jsonb)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    wrong text;
BEGIN
    IF form IS NULL THEN
        PERFORM edit.fault('sheets', 'the criteria themselves are missing: `sheets`, an object of five');
    END IF;
    PERFORM edit.must_be_known('sheets', form, (SELECT array_agg(DISTINCT known.sheet) FROM publish.criteria_column known));
    SELECT known.sheet INTO wrong FROM publish.criteria_column known
    WHERE jsonb_typeof(form -> known.sheet) IS DISTINCT FROM 'array' OR jsonb_array_length(form -> known.sheet) > 5000
    ORDER BY known.sheet_place LIMIT 1;
    IF wrong IS NOT NULL THEN
        PERFORM edit.fault(wrong, format('the sheet `%s` is missing, or has over 5,000 rows: keep all five, with their headings, also where one has no rows',
                                         (SELECT min(known.sheet_title) FROM publish.criteria_column known WHERE known.sheet = wrong)));
    END IF;
    RETURN QUERY
    SELECT one.key, coalesce(CASE WHEN row_of.value ->> 'row' ~ '^[0-9]{1,7}$' THEN (row_of.value ->> 'row')::integer END, row_of.place::integer),
           CASE WHEN jsonb_typeof(row_of.value) = 'object' THEN
               (SELECT coalesce(jsonb_object_agg(own.key, btrim(own.value #>> '{}', E' \t\r\n')), '{}') FROM jsonb_each(row_of.value) own
                WHERE own.key <> 'row' AND btrim(own.value #>> '{}', E' \t\r\n') <> '') ELSE '{}' END
    FROM jsonb_each(form) one CROSS JOIN LATERAL jsonb_array_elements(one.value) WITH ORDINALITY AS row_of (value, place);
END $$;
COMMENT ON FUNCTION edit.criteria_rows(jsonb) IS 'The rows of what was written: sheet, row of the file, and what stands there, without what is empty.';

CREATE FUNCTION edit.number_in(said text) RETURNS double precision
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN said ~ '^[+-]?([0-9]{1,9}(\.[0-9]{0,20})?|\.[0-9]{1,20})$' THEN said::double precision END
$$;
COMMENT ON FUNCTION edit.number_in(text) IS 'The number that a text is; null none.';

CREATE FUNCTION edit.expectation_in(said text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE lower(said) WHEN 'more is better' THEN 'more' WHEN 'more' THEN 'more' WHEN 'less is better' THEN 'less' WHEN 'less' THEN 'less'
                            WHEN 'band' THEN 'band' WHEN 'by code' THEN 'code' WHEN 'code' THEN 'code' END
$$;
COMMENT ON FUNCTION edit.expectation_in(text) IS 'What a curve is to be like, of the words of the form; null none of them.';

CREATE FUNCTION edit.curve_in(curve text, fact text) RETURNS TABLE (place integer, part text, x double precision, points double precision)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT piece.place::integer, piece.part,
           CASE own.kind
               WHEN 'code' THEN (SELECT known.ordinal FROM evaluation.fact_value known
                                 WHERE known.fact_code = own.fact_code AND lower(halves.at) IN (lower(known.code), lower(known.label), known.ordinal::text)
                                 ORDER BY lower(known.code) <> lower(halves.at) LIMIT 1)
               WHEN 'boolean' THEN CASE lower(halves.at) WHEN 'no' THEN 0 WHEN 'yes' THEN 1 WHEN '0' THEN 0 WHEN '1' THEN 1 END
               ELSE edit.number_in(halves.at) END,
           edit.number_in(halves.gets)
    FROM regexp_split_to_table(curve, '\s*[,;\n]\s*') WITH ORDINALITY AS piece (part, place)
    CROSS JOIN LATERAL (SELECT btrim(substring(piece.part FROM '^([^:]*):')) AS at, btrim(substring(piece.part FROM ':([^:]*)$')) AS gets) AS halves
    LEFT JOIN evaluation.fact own ON own.fact_code = fact
    WHERE piece.part <> ''
$$;
COMMENT ON FUNCTION edit.curve_in(text, text) IS 'The points of a curve of the form, in the order of the text: x and points null where they are not to be read.';

CREATE FUNCTION edit.codes_in(said text, list text) RETURNS TABLE (part text, code text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT word, known.code
    FROM regexp_split_to_table(lower(said), '\s*[,;\n]\s*') AS word
    LEFT JOIN (SELECT 'class' AS list, code, label FROM code.asset_class UNION ALL SELECT 'duty', code, label FROM code.duty_holder) AS known
           ON known.list = codes_in.list AND (word = 'all' OR word IN (known.code, lower(known.label)))
    WHERE word <> ''
$$;
COMMENT ON FUNCTION edit.codes_in(text, text) IS 'The codes of a list of the form (of classes of asset, or of who holds the duty), or `all` of them; null what is no code.';

CREATE FUNCTION edit.criterion_faults(form jsonb) RETURNS TABLE (severity text, sheet text, place integer, key text, value text, says text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    WITH own AS MATERIALIZED (
        SELECT one.place, one.said, one.said ->> 'criterion' AS criterion, left(one.said ->> 'criterion', 3) AS commitment,
               lower(one.said ->> 'kind') AS kind, one.said ->> 'fact' AS fact, fact.kind AS fact_kind, fact.fact_code LIKE 'guard\_%' AS of_guard,
               edit.number_in(one.said ->> 'weight') AS weight, edit.expectation_in(one.said ->> 'expectation') AS expectation,
               one.said ->> 'curve' AS curve, count(*) OVER (PARTITION BY one.said ->> 'criterion') AS times
        FROM edit.criteria_rows(form) one LEFT JOIN evaluation.fact ON fact.fact_code = one.said ->> 'fact'
        WHERE one.sheet = 'criteria'
    ), point AS MATERIALIZED (
        SELECT own.place AS line, own.fact_kind, point.*, lag(point.x) OVER (PARTITION BY own.place ORDER BY point.place) AS x_before
        FROM own CROSS JOIN LATERAL edit.curve_in(own.curve, own.fact) AS point
        WHERE own.fact_kind IS NOT NULL
    ), shape AS (
        SELECT line, count(*) AS points, bool_and(x IS NOT NULL AND point.points IS NOT NULL) AS whole,
               evaluation.shape_of(array_agg(point.points ORDER BY x)) AS shape, min(point.points) = max(point.points) AS flat, array_agg(x) AS xs
        FROM point GROUP BY line
    )
    SELECT fault.severity, 'criteria', fault.place, fault.key, fault.value, fault.says
    FROM (
        SELECT 'fault' AS severity, place, 'criterion' AS key, criterion AS value,
               'is no name of a criterion: write its commitment, a blank and a short name in small letters, like `2.2 gas`' AS says
        FROM own WHERE coalesce(criterion, '') !~ '^[1-9]\.[1-9] [a-z0-9 -]{1,60}$'
        UNION ALL
        SELECT 'fault', place, 'criterion', criterion, format('there is no commitment %s: the strategy has 1.1 to 6.4, on the sheet Commitments', commitment)
        FROM own WHERE criterion ~ '^[1-9]\.[1-9] ' AND NOT EXISTS (SELECT FROM evaluation.commitment known WHERE known.commitment_code = own.commitment)
        UNION ALL
        SELECT 'fault', place, 'criterion', criterion, 'stands here more than once: give each criterion a name of its own' FROM own WHERE times > 1
        UNION ALL
        SELECT 'fault', place, 'kind', kind, 'the kind is performance, opportunity, evidence or guard'
        FROM own WHERE coalesce(kind, '') <> ALL ('{performance,opportunity,evidence,guard}')
        UNION ALL
        SELECT 'fault', place, 'weight', said ->> 'weight', 'the weight of a performance criterion is a number above 0, at most 1000'
        FROM own WHERE kind = 'performance' AND NOT coalesce(weight > 0 AND weight <= 1000, false)
        UNION ALL
        SELECT 'fault', place, 'weight', said ->> 'weight', 'only what is of the kind performance has a weight: leave it empty, or change the kind'
        FROM own WHERE kind IN ('opportunity', 'evidence', 'guard') AND said ? 'weight' AND weight IS DISTINCT FROM 0
        UNION ALL
        SELECT 'fault', place, 'fact', fact, 'there is no such fact: the sheet Facts lists those there are' FROM own WHERE fact_kind IS NULL
        UNION ALL
        SELECT 'fault', place, 'fact', fact, CASE WHEN of_guard THEN 'this is a must-hold test: its kind is guard'
                                                  ELSE 'a guard tests one of the facts that begin with guard_' END
        FROM own WHERE of_guard <> (kind = 'guard') AND kind IS NOT NULL
        UNION ALL
        SELECT 'fault', place, 'only_where', said ->> 'only_where', 'this is a fact that is yes or no (of the kind boolean on the sheet Facts), or is left empty'
        FROM own WHERE said ? 'only_where'
          AND NOT EXISTS (SELECT FROM evaluation.fact known WHERE known.fact_code = own.said ->> 'only_where' AND known.kind = 'boolean')
        UNION ALL
        SELECT 'fault', place, 'expectation', said ->> 'expectation',
               CASE WHEN fact_kind = 'code' THEN 'of a fact that is a code, write `by code`: each code has points of its own'
                    ELSE 'write `more is better`, `less is better` or `band` (best in between)' END
        FROM own WHERE kind <> 'guard' AND fact_kind IS NOT NULL AND (expectation IS NULL OR (expectation = 'code') <> (fact_kind = 'code'))
        UNION ALL
        SELECT 'fault', place, 'curve', curve, 'the curve is missing: write at least two points, like `0:100, 24:60, 60:0`'
        FROM own WHERE kind <> 'guard' AND fact_kind IS NOT NULL AND coalesce((SELECT points FROM shape WHERE line = own.place), 0) < 2
        UNION ALL
        SELECT 'fault', line, 'curve', part,
               CASE WHEN x IS NULL AND fact_kind = 'code' THEN 'the fact has no such code: the sheet Facts lists them'
                    WHEN x IS NULL AND fact_kind = 'boolean' THEN 'a fact that is yes or no has the points of `no` and of `yes`, like `no:0, yes:100`'
                    ELSE 'is no point of a curve: write the value of the fact, a colon and the points, like `24:60`' END
        FROM point WHERE x IS NULL OR points IS NULL
        UNION ALL
        SELECT 'fault', line, 'curve', part, 'points are from 0 to 100' FROM point WHERE points NOT BETWEEN 0 AND 100
        UNION ALL
        SELECT 'fault', line, 'curve', part, 'does not come after the value before it: write the points in rising order of the fact'
        FROM point WHERE fact_kind <> 'code' AND x <= x_before
        UNION ALL
        SELECT 'fault', point.line, 'curve', min(point.part), 'this code has points twice' FROM point WHERE fact_kind = 'code' AND x IS NOT NULL
        GROUP BY point.line, point.x HAVING count(*) > 1
        UNION ALL
        SELECT 'fault', own.place, 'curve', own.curve, format('names no points for %s', string_agg(known.code, ', ' ORDER BY known.ordinal))
        FROM own JOIN shape ON shape.line = own.place AND shape.whole
        JOIN evaluation.fact_value known ON known.fact_code = own.fact AND known.ordinal <> ALL (shape.xs)
        WHERE own.fact_kind = 'code' GROUP BY own.place, own.curve
        UNION ALL
        SELECT 'fault', own.place, 'curve', own.curve,
               format('was to be %s, and the curve %s: change one of the two', CASE own.expectation WHEN 'more' THEN '`more is better`' WHEN 'less' THEN '`less is better`' ELSE 'a `band`' END,
                      CASE shape.shape WHEN 'more' THEN 'rises' WHEN 'less' THEN 'falls' WHEN 'band' THEN 'rises and falls' ELSE 'falls and rises again' END)
        FROM own JOIN shape ON shape.line = own.place AND shape.whole AND NOT shape.flat
        WHERE own.fact_kind <> 'code' AND own.expectation IN ('more', 'less', 'band') AND shape.shape <> own.expectation
        UNION ALL
        SELECT 'fault', own.place, 'curve', own.curve, 'gives every value the same points, so that it tells nothing: take the criterion out, or draw a curve'
        FROM own JOIN shape ON shape.line = own.place AND shape.whole AND shape.flat AND shape.points > 1
        UNION ALL
        SELECT 'fault', own.place, 'curve', own.curve, 'of a guard failed and unproven have 0 points and passed has 100: leave the curve empty'
        FROM own JOIN shape ON shape.line = own.place AND shape.whole
        WHERE own.kind = 'guard' AND own.of_guard
          AND (SELECT array_agg(point.points ORDER BY point.x) FROM point WHERE point.line = own.place) <> '{0,0,100}'
        UNION ALL
        SELECT 'fault', own.place, list.key, coalesce(word.part, own.said ->> list.key), format('write `all`, or some of %s', list.known)
        FROM own
        CROSS JOIN (SELECT 'applies_to' AS key, 'class' AS list, string_agg(code, ', ' ORDER BY sort_order) AS known FROM code.asset_class
                    UNION ALL SELECT 'duty_of', 'duty', string_agg(code, ', ' ORDER BY sort_order) FROM code.duty_holder) AS list
        LEFT JOIN LATERAL edit.codes_in(own.said ->> list.key, list.list) AS word ON true
        WHERE word.code IS NULL
        UNION ALL
        SELECT 'fault', place, 'applies_to', said ->> 'applies_to', 'objective 6 is for maintained schools only: write maintained_school'
        FROM own WHERE commitment LIKE '6._' AND EXISTS (SELECT FROM edit.codes_in(own.said ->> 'applies_to', 'class') AS word WHERE word.code <> 'maintained_school')
        UNION ALL
        SELECT 'fault', place, needed.key, NULL, needed.says
        FROM own CROSS JOIN (VALUES ('asks', 'say in a sentence what it asks, for whoever reads a score'),
                                    ('source', 'say where it comes from; `officer judgement` is a source')) AS needed (key, says)
        WHERE NOT own.said ? needed.key
        UNION ALL
        SELECT 'fault', place, text.key, left(text.value, 60) || '...', 'is longer than 500 characters' FROM own CROSS JOIN LATERAL jsonb_each_text(own.said) AS text
        WHERE length(text.value) > 500
        UNION ALL
        SELECT 'fault', NULL, 'criterion', known.commitment_code, 'no criterion measures this commitment: each of the strategy has at least one'
        FROM evaluation.commitment known WHERE NOT EXISTS (SELECT FROM own WHERE own.commitment = known.commitment_code)
        UNION ALL
        SELECT 'note', NULL, 'criterion', known.commitment_code, 'has no performance criterion: it is reported, and never scored'
        FROM evaluation.commitment known
        WHERE EXISTS (SELECT FROM own WHERE own.commitment = known.commitment_code)
          AND NOT EXISTS (SELECT FROM own WHERE own.commitment = known.commitment_code AND own.kind = 'performance')
        UNION ALL
        SELECT 'note', NULL, 'criterion', gone.criterion_code, 'this must-hold test of the version in force is not here: nothing would cap a score for it'
        FROM evaluation.criterion gone JOIN evaluation.criteria_in_force force ON force.criteria_version_id = gone.criteria_version_id
        WHERE gone.kind = 'guard' AND NOT EXISTS (SELECT FROM own WHERE own.criterion = gone.criterion_code AND own.kind = 'guard')
    ) AS fault
$$;
COMMENT ON FUNCTION edit.criterion_faults(jsonb) IS 'What is wrong with the sheet of criteria.';

CREATE FUNCTION edit.judging_faults(form jsonb) RETURNS TABLE (severity text, sheet text, place integer, key text, value text, says text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    WITH own AS MATERIALIZED (
        SELECT one.sheet, one.place, one.said, edit.number_in(one.said ->> CASE one.sheet WHEN 'judging' THEN 'amount' WHEN 'exits' THEN 'score' ELSE 'weight' END) AS amount
        FROM edit.criteria_rows(form) one
    ), rule AS MATERIALIZED (
        SELECT * FROM (VALUES ('rating_green', 0, 100), ('rating_amber', 0, 100), ('cap_failed', 0, 100), ('cap_unproven', 0, 100), ('coverage_minimum', 0, 1),
                              ('improving', 0, 100), ('worsening', -100, 0), ('not_applicable_score', 0, 100)) AS known (code, least, most)
    ), number AS (
        SELECT rule.code, own.place, own.amount FROM rule JOIN own ON own.sheet = 'judging' AND own.said ->> 'rule' = rule.code
    )
    SELECT 'fault', own.sheet, own.place, 'rule', own.said ->> 'rule', (SELECT 'the numbers of judging are ' || string_agg(code, ', ') FROM rule)
    FROM own WHERE own.sheet = 'judging' AND NOT EXISTS (SELECT FROM rule WHERE rule.code = own.said ->> 'rule')
    UNION ALL
    SELECT 'fault', 'judging', NULL, 'rule', rule.code, 'this number of judging is missing, or stands here twice'
    FROM rule WHERE (SELECT count(*) FROM number WHERE number.code = rule.code) <> 1
    UNION ALL
    SELECT 'fault', 'judging', own.place, 'amount', own.said ->> 'amount', format('this is a number from %s to %s', rule.least, rule.most)
    FROM own JOIN rule ON rule.code = own.said ->> 'rule'
    WHERE own.sheet = 'judging' AND NOT coalesce(own.amount BETWEEN rule.least AND rule.most, false)
    UNION ALL
    SELECT 'fault', 'judging', low.place, 'amount', low.amount::text, said.says
    FROM (VALUES ('rating_amber', 'rating_green', 'Amber begins below Green'), ('cap_failed', 'rating_amber', 'a failed guard makes an objective Red: the cap is below where Amber begins'),
                 ('cap_unproven', 'rating_green', 'an unproven guard keeps an objective from Green: the cap is below where Green begins'),
                 ('cap_failed', 'cap_unproven', 'a failed guard caps lower than an unproven one')) AS said (below, above, says)
    JOIN number low ON low.code = said.below JOIN number high ON high.code = said.above
    WHERE low.amount >= high.amount
    UNION ALL
    SELECT 'fault', own.sheet, own.place, 'commitment', own.said ->> 'commitment', 'there is no such commitment: the strategy has 1.1 to 6.4'
    FROM own WHERE own.sheet IN ('commitments', 'exits') AND NOT EXISTS (SELECT FROM evaluation.commitment known WHERE known.commitment_code = own.said ->> 'commitment')
    UNION ALL
    SELECT 'fault', 'commitments', own.place, 'weight', own.said ->> 'weight', 'the weight of a commitment is a number above 0, at most 1000'
    FROM own WHERE own.sheet = 'commitments' AND NOT coalesce(own.amount > 0 AND own.amount <= 1000, false)
    UNION ALL
    SELECT 'fault', 'commitments', NULL, 'commitment', known.commitment_code, 'each commitment of the strategy has one row with its weight'
    FROM evaluation.commitment known
    WHERE (SELECT count(*) FROM own WHERE own.sheet = 'commitments' AND own.said ->> 'commitment' = known.commitment_code) <> 1
    UNION ALL
    SELECT 'fault', 'exits', own.place, 'exit', own.said ->> 'exit', 'an exit is sell, transfer, release or end_lease'
    FROM own WHERE own.sheet = 'exits' AND coalesce(own.said ->> 'exit', '') <> ALL ('{sell,transfer,release,end_lease}')
    UNION ALL
    SELECT 'fault', 'exits', own.place, 'score', own.said ->> 'score', 'a score is a number from 0 to 100'
    FROM own WHERE own.sheet = 'exits' AND NOT coalesce(own.amount BETWEEN 0 AND 100, false)
    UNION ALL
    SELECT 'note', 'exits', NULL, 'exit', NULL, 'no exit has a score: what an asset would reach by being sold or given up is not told'
    WHERE NOT EXISTS (SELECT FROM own WHERE own.sheet = 'exits')
    UNION ALL
    SELECT 'fault', 'left_out', own.place, 'criterion', own.said ->> 'criterion', 'there is no such criterion on the sheet Criteria'
    FROM own WHERE own.sheet = 'left_out' AND NOT EXISTS (SELECT FROM own other WHERE other.sheet = 'criteria' AND other.said ->> 'criterion' = own.said ->> 'criterion')
    UNION ALL
    SELECT 'fault', 'left_out', own.place, 'category', own.said ->> 'category', 'there is no such category of assets: `terrier dictionary` lists the codes'
    FROM own WHERE own.sheet = 'left_out' AND NOT EXISTS (SELECT FROM code.category known WHERE known.code = own.said ->> 'category')
    UNION ALL
    SELECT 'fault', own.sheet, own.place, list.key, own.said ->> list.key, 'stands here more than once'
    FROM (SELECT own.sheet, own.place, own.said, count(*) OVER (PARTITION BY own.sheet, own.said ->> list.first, own.said ->> list.key) AS times, list.key
          FROM own JOIN (VALUES ('left_out', 'criterion', 'category'), ('exits', 'exit', 'commitment')) AS list (sheet, first, key) ON list.sheet = own.sheet) AS own
    CROSS JOIN LATERAL (SELECT own.key) AS list WHERE own.times > 1
    UNION ALL
    SELECT 'fault', own.sheet, own.place, needed.key, NULL, 'is missing: say where it comes from, or why'
    FROM own JOIN (VALUES ('left_out', 'reason'), ('judging', 'source'), ('judging', 'meaning'), ('exits', 'source')) AS needed (sheet, key) ON needed.sheet = own.sheet
    WHERE NOT own.said ? needed.key
    UNION ALL
    SELECT 'fault', own.sheet, own.place, text.key, left(text.value, 60) || '...', 'is longer than 500 characters' FROM own CROSS JOIN LATERAL jsonb_each_text(own.said) AS text
    WHERE own.sheet <> 'criteria' AND length(text.value) > 500
    UNION ALL
    SELECT 'fault', own.sheet, min(own.place), text.key, NULL, 'is no column of this sheet: take it out, or begin its heading with ( , which is for readers only'
    FROM own CROSS JOIN LATERAL jsonb_object_keys(own.said) AS text (key)
    WHERE NOT EXISTS (SELECT FROM publish.criteria_column known WHERE known.sheet = own.sheet AND known.key = text.key) GROUP BY own.sheet, text.key
$$;
COMMENT ON FUNCTION edit.judging_faults(jsonb) IS 'What is wrong with the other sheets, and with columns.';

CREATE FUNCTION edit.criteria_faults(form jsonb) RETURNS TABLE (severity text, sheet text, row_number integer, column_name text, value text, says text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT fault.severity, title.sheet_title, fault.place, coalesce(known.heading, left(fault.key, 60)), left(fault.value, 120), fault.says
    FROM (SELECT * FROM edit.criterion_faults(form) UNION ALL SELECT * FROM edit.judging_faults(form)) AS fault
    JOIN (SELECT DISTINCT named.sheet, named.sheet_title, named.sheet_place FROM publish.criteria_column named) AS title ON title.sheet = fault.sheet
    LEFT JOIN publish.criteria_column known ON known.sheet = fault.sheet AND known.key = fault.key
    ORDER BY fault.severity, title.sheet_place, fault.place NULLS LAST, known.place, fault.value
    LIMIT 1000;
EXCEPTION WHEN SQLSTATE 'TE001' THEN
    RETURN QUERY SELECT 'fault', NULL::text, NULL::integer, NULL::text, NULL::text, SQLERRM;
END $$;
COMMENT ON FUNCTION edit.criteria_faults(jsonb) IS 'All that is wrong with criteria that somebody wrote, by sheet, row and column; and what is only worth noting. None wrong: it can be a draft.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA edit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.criteria_faults(jsonb) TO terrier_serve_editor, terrier_serve_steward;
