-- The numbers of judging of a version, and the parameters that the engine itself uses. $1 criteria version.
SELECT rule_code AS name, amount FROM evaluation.judging_rule WHERE criteria_version_id = $1::integer
UNION ALL
SELECT code, facts.parameter(code) FROM unnest(ARRAY['category_minimum', 'neighbour_km']) AS code;
