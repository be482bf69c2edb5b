-- The method as rows: whatever a figure rests on that an officer can change, in one list, with its source.

CREATE FUNCTION publish.range_words(low double precision, likely double precision, high double precision) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN low = high THEN likely::text ELSE concat_ws(' / ', low, likely, high) END
$$;
COMMENT ON FUNCTION publish.range_words(double precision, double precision, double precision) IS 'A range in words, low / likely / high; one number where they are the same.';

-- One row of each list and source: made of the catalogue, so that a list which is added tomorrow is in it.
DO $$
DECLARE
    lists text;
BEGIN
    SELECT string_agg(format(
               'SELECT %L::text AS list, string_agg(%I::text, '', '' ORDER BY %I::text COLLATE "C") AS codes, count(*) AS rows, '
               '%L::text AS description, source FROM code.%I GROUP BY source',
               own.relname, first.attname, first.attname, obj_description(own.oid, 'pg_class'), own.relname), ' UNION ALL ' ORDER BY own.relname)
    INTO lists
    FROM pg_class own
    JOIN pg_attribute of_source ON of_source.attrelid = own.oid AND of_source.attname = 'source' AND NOT of_source.attisdropped
    JOIN pg_attribute first ON first.attrelid = own.oid AND first.attnum = (
        SELECT min(column_of.attnum) FROM pg_attribute column_of
        WHERE column_of.attrelid = own.oid AND column_of.attnum > 0 AND NOT column_of.attisdropped)
    WHERE own.relnamespace = 'code'::regnamespace AND own.relkind = 'r' AND own.relname NOT IN ('inspection_type', 'term');
    EXECUTE 'CREATE VIEW publish.method_list AS ' || lists;
END $$;
COMMENT ON VIEW publish.method_list IS 'Every list of codes with a source of its own: one row of each list and source.';
COMMENT ON COLUMN publish.method_list.list IS 'The list: a table of the schema code.';
COMMENT ON COLUMN publish.method_list.codes IS 'Its codes that rest on the source.';
COMMENT ON COLUMN publish.method_list.rows IS 'How many they are.';
COMMENT ON COLUMN publish.method_list.description IS 'What the list is.';
COMMENT ON COLUMN publish.method_list.source IS 'Where they come from.';

CREATE VIEW publish.method AS
SELECT part.sort_order AS part_order, part.title AS part, own.code, own.holds_for, own.value, own.unit, own.price_base,
       CASE WHEN own.valid_from > '-infinity' THEN own.valid_from END AS valid_from, own.description, own.source,
       CASE WHEN own.source ~* 'as generally known|to be checked' THEN 'unchecked'
            WHEN own.source ~* 'officer judgement' THEN 'judgement' WHEN own.source ~* 'second-hand' THEN 'second_hand'
            WHEN own.source ~ '^terrier' THEN 'terrier' ELSE 'sourced' END AS standing,
       row_number() OVER (ORDER BY part.sort_order, own.place, own.code COLLATE "C", own.holds_for COLLATE "C", own.valid_from) AS place
FROM (VALUES ('fact', 1, 'Facts'), ('criterion', 2, 'Criteria'), ('exemption', 3, 'Categories that a criterion leaves out'),
             ('rule', 4, 'Judging rules'), ('ageing', 5, 'Ageing of facts'), ('parameter', 6, 'Parameters of facts and of the backlog'),
             ('inspection', 7, 'Inspections'), ('kind', 8, 'Kinds of option'), ('rate', 9, 'Rates of options, of carbon and of programmes'),
             ('obstacle', 10, 'Obstacles'), ('exit', 11, 'Scores of exits'), ('host', 12, 'Which building can host which use'), ('use', 26, 'Which building can become what'),
             ('duty', 27, 'What a service that moves has to meet'),
             ('backlog', 13, 'Backlog: definition, priorities, prices'), ('deterioration', 14, 'Backlog: yearly deterioration'),
             ('repair', 15, 'Backlog: repair rates'), ('carbon', 16, 'Carbon: boundary and targets'), ('fund', 17, 'Programme: funds and needs'),
             ('scheme', 18, 'Grant schemes'), ('threshold', 19, 'Who decides'),
             ('spread', 20, 'How uncertain facts are'), ('strategy', 21, 'Objectives, commitments and ratings'), ('quality', 22, 'Quality of the record'),
             ('match', 23, 'Matching of records'), ('term', 24, 'Terms that the law sets'), ('list', 25, 'Lists of codes')) AS part (code, sort_order, title)
JOIN (
    SELECT 'fact' AS part, sort_order AS place, fact_code AS code, '' AS holds_for,
           CASE kind WHEN 'boolean' THEN 'yes or no' WHEN 'code' THEN 'one of a list' ELSE 'number' END AS value, unit, NULL AS price_base,
           NULL::date AS valid_from,
           label || ': ' || description || CASE WHEN absence_is_known THEN ' None recorded is itself known, and earns nothing.' ELSE '' END AS description,
           source
    FROM evaluation.fact
    UNION ALL
    SELECT 'criterion', criterion.criterion_id, criterion.criterion_code, criterion.kind
               || CASE WHEN criterion.kind = 'performance' THEN ', weight ' || criterion.weight ELSE '' END,
           CASE WHEN criterion.kind = 'guard' THEN 'must hold' ELSE curve.points END, fact.unit, NULL, NULL,
           criterion.sentence || ' Fact: ' || criterion.fact_code || coalesce('; where ' || criterion.condition_fact, '')
               || '. Asked of: ' || asked.classes || '; duty: ' || asked.duties || '.',
           criterion.source
    FROM evaluation.criterion
    JOIN evaluation.fact ON fact.fact_code = criterion.fact_code
    CROSS JOIN LATERAL (SELECT string_agg(point.x || ' -> ' || point.points, ', ' ORDER BY point.x) AS points
                        FROM evaluation.criterion_point point WHERE point.criterion_id = criterion.criterion_id) AS curve
    CROSS JOIN LATERAL (
        SELECT CASE WHEN count(DISTINCT class_code) = (SELECT count(*) FROM code.asset_class) THEN 'every class'
                    ELSE string_agg(DISTINCT class_code, ', ') END AS classes,
               CASE WHEN count(DISTINCT duty_holder_code) = (SELECT count(*) FROM code.duty_holder) THEN 'anybody''s'
                    ELSE string_agg(DISTINCT duty_holder_code, ', ') END AS duties
        FROM evaluation.applicability own WHERE own.criterion_id = criterion.criterion_id) AS asked
    WHERE criterion.criteria_version_id = (SELECT max(criteria_version_id) FROM evaluation.criteria_version WHERE status = 'approved')
    UNION ALL
    SELECT 'exemption', 0, criterion.criterion_code, own.category_code, 'left out', NULL, NULL, NULL, own.reason, 'Judging rules'
    FROM evaluation.category_exemption own JOIN evaluation.criterion ON criterion.criterion_id = own.criterion_id
    WHERE criterion.criteria_version_id = (SELECT max(criteria_version_id) FROM evaluation.criteria_version WHERE status = 'approved')
    UNION ALL
    SELECT 'rule', 0, rule_code, '', amount::text, NULL, NULL, NULL, description, source FROM evaluation.judging_rule
    WHERE criteria_version_id = (SELECT max(criteria_version_id) FROM evaluation.criteria_version WHERE status = 'approved')
    UNION ALL
    SELECT 'ageing', 0, ageing_code, 'after ' || years || ' years', factor::text, 'factor', NULL, NULL, 'What a fact still counts in confidence', source
    FROM evaluation.ageing
    UNION ALL
    SELECT 'parameter', 0, parameter_code, '', coalesce(amount::text, day::text), unit, NULL, valid_from, description, source FROM evaluation.parameter
    UNION ALL
    SELECT 'inspection', sort_order, code, applies_code, interval_months::text, 'months', NULL, valid_from,
           label || '. Basis: ' || basis || '; risk weight ' || risk_weight || CASE WHEN guard THEN '; must be in date' ELSE '' END, source
    FROM code.inspection_type
    UNION ALL
    SELECT 'kind', sort_order, kind_code, variant_code, coalesce('exit: ' || exit_code, 'stays'), NULL, NULL, NULL,
           label || ': ' || description || CASE WHEN marking_code <> 'internal' THEN ' Marked ' || marking_code || '.' ELSE '' END, source
    FROM programme.option_kind
    UNION ALL
    SELECT 'rate', 0, rate_code, group_code, publish.range_words(low, likely, high), unit, price_base, valid_from, description, source FROM programme.rate
    UNION ALL
    SELECT 'obstacle', sort_order, obstacle_code, basis, publish.range_words(cost_low, cost_likely, cost_high) || '; ' || months, 'GBP; months', NULL, NULL,
           label || ': ' || sentence, citation || CASE WHEN citation = source THEN '' ELSE '. ' || source END
    FROM programme.obstacle
    UNION ALL
    SELECT 'exit', 0, exit_code, commitment_code, score::text, 'points', NULL, NULL, 'What it scores on the commitment', source FROM evaluation.exit_score
    WHERE criteria_version_id = (SELECT max(criteria_version_id) FROM evaluation.criteria_version WHERE status = 'approved')
    UNION ALL
    SELECT 'host', 0, category_code, '', string_agg(host_category_code, ', ' ORDER BY host_category_code), NULL, NULL, NULL, 'Can move into these', source
    FROM programme.host_use GROUP BY category_code, source
    UNION ALL
    SELECT 'use', 0, category_code, use_code, CASE WHEN possible THEN 'from ' || least_floor_m2 ELSE 'no longer' END, 'm2', NULL, valid_from,
           'Can be converted to it', source
    FROM programme.change_of_use
    UNION ALL
    SELECT 'duty', 0, category_code, obstacle_code, CASE WHEN applies THEN 'asked' ELSE 'no longer asked' END, NULL, NULL, valid_from,
           'To be met where its service moves out', source
    FROM programme.use_duty
    UNION ALL
    SELECT 'backlog', 0, 'definition', 'version ' || backlog_definition_id,
           'grades ' || array_to_string(grades, ', ') || '; priorities ' || array_to_string(priorities, ', ') || '; high ' || array_to_string(high_priorities, ', '),
           NULL, NULL, valid_from, description, source FROM evaluation.backlog_definition
    UNION ALL
    SELECT 'backlog', 1, 'priority where none is given', 'grade ' || grade_code, priority_code, 'priority', NULL, valid_from, 'Taken from the grade', source
    FROM evaluation.priority_assumption
    UNION ALL
    SELECT 'backlog', 2, 'price base', base_year::text, share::text, 'share that follows the index', index_code, valid_from, description, source
    FROM evaluation.price_base
    UNION ALL
    SELECT 'backlog', 3, index_code, year::text, amount::text, 'index', NULL, NULL, 'Price index', source FROM evaluation.price_index
    UNION ALL
    SELECT 'deterioration', 0, element_code, '', concat_ws(' / ', ab, bc, cd) || ' times ' || factor, 'a year, A to B / B to C / C to D', NULL, valid_from,
           'Share that drops a grade, and the factor that it was fitted with', source || '. Factor: ' || factor_source
    FROM evaluation.deterioration
    UNION ALL
    SELECT 'repair', 0, element_code, grade_code, publish.range_words(low, likely, high), 'GBP per m2', NULL, valid_from, 'Repair of a square metre', source
    FROM evaluation.repair_rate
    UNION ALL
    SELECT 'carbon', sort_order, kind, code, CASE WHEN counts THEN 'counts' ELSE 'does not count' END, NULL, NULL, NULL, label || ': ' || reason, source
    FROM evaluation.carbon_boundary
    UNION ALL
    SELECT 'carbon', 100 + sort_order, target_code, 'from ' || baseline_year, coalesce(yearly_percent || '% a year', 'nought in ' || neutral_year), NULL, NULL, NULL,
           label || ': ' || description, source FROM evaluation.carbon_target
    UNION ALL
    SELECT 'carbon', 200 + sort_order, code, 'how it is counted', '', NULL, NULL, NULL, label || ': ' || says, source FROM evaluation.carbon_statement
    UNION ALL
    SELECT 'fund', fund.sort_order, fund.fund_code,
           coalesce((SELECT string_agg(need_code, ', ' ORDER BY need_code) FROM programme.fund_need own WHERE own.fund_code = fund.fund_code), ''),
           concat_ws('; ', CASE WHEN fund.carries THEN 'what is left is kept' ELSE 'lapses yearly' END, CASE WHEN fund.price > 0 THEN 'price ' || fund.price END,
                     CASE WHEN fund.receipt_share > 0 THEN 'share of receipts ' || fund.receipt_share END),
           NULL, NULL, NULL, fund.label || ': ' || fund.description, fund.source
    FROM programme.fund
    UNION ALL
    SELECT 'fund', 100 + sort_order, need_code, 'need', '', NULL, NULL, NULL, label || ': ' || description, source FROM programme.need
    UNION ALL
    SELECT 'fund', 200, fund_code, string_agg(need_code, ', ' ORDER BY need_code), 'may pay', NULL, NULL, NULL, 'What the fund may pay for', source
    FROM programme.fund_need GROUP BY fund_code, source
    UNION ALL
    SELECT 'scheme', 100, scheme_code, string_agg(variant_code, ', ' ORDER BY variant_code) || ': ' || boundary_code,
           concat_ws('; ', heat_kw_most || ' kW at most', 'plant of ' || plant_years_least || ' years at least'),
           NULL, NULL, NULL, 'What it may pay for: package and kind of holding', source
    FROM programme.grant_eligibility GROUP BY scheme_code, boundary_code, heat_kw_most, plant_years_least, source
    UNION ALL
    SELECT 'scheme', scheme.sort_order, scheme.scheme_code,
           coalesce((SELECT string_agg(DISTINCT variant_code, ', ') FROM programme.grant_eligibility own WHERE own.scheme_code = scheme.scheme_code), ''),
           scheme.status, NULL, NULL, scheme.status_on, scheme.label || ': ' || scheme.description, scheme.source
    FROM programme.grant_scheme scheme
    UNION ALL
    SELECT 'threshold', 0, scope_code, 'from GBP ' || least_gbp::bigint, level.label, NULL, NULL, threshold.valid_from, 'Least value that it decides from',
           threshold.source
    FROM governance.threshold JOIN code.decision_level level ON level.code = threshold.level_code
    UNION ALL
    SELECT 'spread', fact.sort_order, spread.fact_code, CASE spread.kind WHEN 'steps' THEN 'chance to be a step out' ELSE 'share of the value' END,
           spread.amount || CASE WHEN spread.per_year > 0 THEN ', and ' || spread.per_year || ' a year of age, at most ' || spread.most ELSE '' END,
           NULL, NULL, spread.valid_from, fact.label || ': how far it may be out', spread.source
    FROM evaluation.fact_spread spread JOIN evaluation.fact ON fact.fact_code = spread.fact_code
    UNION ALL
    SELECT 'strategy', 0, 'strategy', strategy_version_id::text, coalesce(adopted_on::text, 'a draft'), NULL, NULL, NULL, title, source
    FROM evaluation.strategy_version
    UNION ALL
    SELECT 'strategy', 1, objective::text, '', '', NULL, NULL, NULL, title, source FROM evaluation.objective
    UNION ALL
    SELECT 'strategy', 2, commitment_code, CASE WHEN corporate_action THEN 'also rated by hand' ELSE '' END, 'weight ' || weight, NULL, NULL, NULL, title, source
    FROM evaluation.commitment
    UNION ALL
    SELECT 'strategy', 3, rating_code, '', colour, NULL, NULL, NULL, label || ': ' || description, source FROM evaluation.rating
    UNION ALL
    SELECT 'quality', 0, rule_code, dimension, concat_ws('; ', 'weight ' || weight, limit_value || ' ' || unit), NULL, NULL, valid_from, title || ': ' || advice, source
    FROM evaluation.quality_rule
    UNION ALL
    SELECT 'match', 0, rule_code, '', amount::text, NULL, NULL, valid_from, description, source FROM evaluation.match_rule
    UNION ALL
    SELECT 'match', 1 + sort_order, comparison, level, m || ' / ' || u, 'chance if the same / if not', NULL, valid_from, 'How much the comparison tells', source
    FROM evaluation.match_level
    UNION ALL
    SELECT 'term', 0, term, '', lasts::text, NULL, NULL, valid_from, label, source FROM code.term
    UNION ALL
    SELECT 'list', 0, list, CASE WHEN length(codes) > 60 THEN left(codes, 57) || '...' ELSE codes END, rows || CASE WHEN rows = 1 THEN ' row' ELSE ' rows' END,
           NULL, NULL, NULL, split_part(split_part(description, '. ', 1), ': ', 1), source
    FROM publish.method_list
) AS own ON own.part = part.code;
COMMENT ON VIEW publish.method IS 'The method as rows: facts, criteria, rules, rates, obstacles, thresholds, lists of codes, each with its value and its source. Every table of rules with a source is in it.';
COMMENT ON COLUMN publish.method.part_order IS 'Number of the part.';
COMMENT ON COLUMN publish.method.part IS 'Part of the method.';
COMMENT ON COLUMN publish.method.code IS 'Code of the row, in its own table.';
COMMENT ON COLUMN publish.method.holds_for IS 'What it holds for; empty: for all that have no row of their own.';
COMMENT ON COLUMN publish.method.value IS 'Its value or values: low / likely / high; a curve as value -> points.';
COMMENT ON COLUMN publish.method.unit IS 'Unit.';
COMMENT ON COLUMN publish.method.price_base IS 'Prices that it is at, where it is money.';
COMMENT ON COLUMN publish.method.valid_from IS 'First day on which it counts; null: since ever.';
COMMENT ON COLUMN publish.method.description IS 'What it is.';
COMMENT ON COLUMN publish.method.source IS 'Where it comes from.';
COMMENT ON COLUMN publish.method.standing IS 'judgement: an officer''s, which the council should replace. unchecked: as generally known, or else to be checked. second_hand: read in another''s copy or words, as its source says. terrier: chosen by those who made terrier. sourced: the source was read, or is the judging rules.';
COMMENT ON COLUMN publish.method.place IS 'Order in the list.';

GRANT SELECT ON publish.method, publish.method_list TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
