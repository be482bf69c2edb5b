-- The numbers of judging of a version, and the parameters that the engine itself uses. $1 criteria version.
select rule_code as name, amount from evaluation.judging_rule where criteria_version_id = $1::integer
union all
select code, facts.parameter(code) from unnest(array['category_minimum', 'neighbour_km']) as code;
