-- What a run would be made from: the day, the register's revision, the criteria, a digest of all rules that count by them, and
-- which published run was made from exactly that.
-- Published for a quarter it is compared with the run that stands for the last quarter before it that has one.
-- $1 version of terrier, $2 first day of the quarter that it is published for (null: none), $3 criteria version (null: that in force).
WITH wanted AS MATERIALIZED (
  SELECT version.criteria_version_id
  FROM evaluation.criteria_in_force force
  JOIN evaluation.criteria_version version ON version.criteria_version_id = coalesce($3::integer, force.criteria_version_id)
), criterion AS MATERIALIZED (
  SELECT c.* FROM evaluation.criterion c JOIN wanted USING (criteria_version_id)
), rule AS (
  SELECT 'point' AS kind, p::text AS said FROM evaluation.criterion_point p JOIN criterion USING (criterion_id)
  UNION ALL SELECT 'criterion', c::text FROM criterion c
  UNION ALL SELECT 'applies', a::text FROM evaluation.applicability a JOIN criterion USING (criterion_id)
  UNION ALL SELECT 'exempt', e::text FROM evaluation.category_exemption e JOIN criterion USING (criterion_id)
  UNION ALL SELECT 'rule', r::text FROM evaluation.judging_rule r JOIN wanted USING (criteria_version_id)
  UNION ALL SELECT 'weight', w::text FROM evaluation.commitment_weight w JOIN wanted USING (criteria_version_id)
  UNION ALL SELECT 'commitment', c::text FROM evaluation.commitment c
  UNION ALL SELECT 'fact', f::text FROM evaluation.fact f
  UNION ALL SELECT 'ageing', a::text FROM evaluation.ageing a
  UNION ALL SELECT 'parameter', p::text FROM evaluation.parameter p
  UNION ALL SELECT 'priority', p::text FROM evaluation.priority_assumption p
  UNION ALL SELECT 'backlog', b::text FROM evaluation.backlog_definition b
  UNION ALL SELECT 'unaffordable', u::text FROM evaluation.unaffordable u
  UNION ALL SELECT 'inspection', t::text FROM code.inspection_type t
  UNION ALL SELECT 'category', c::text FROM code.category c
  UNION ALL SELECT 'exit', x::text FROM evaluation.exit_score x JOIN wanted USING (criteria_version_id)
  UNION ALL SELECT 'rate', r::text FROM programme.rate r
  UNION ALL SELECT 'obstacle', o::text FROM programme.obstacle o
  UNION ALL SELECT 'option', k::text FROM programme.option_kind k
  UNION ALL SELECT 'host', h::text FROM programme.host_use h
  UNION ALL SELECT 'change_of_use', c::text FROM programme.change_of_use c
  UNION ALL SELECT 'use_duty', d::text FROM programme.use_duty d
  UNION ALL SELECT 'view', d.name || d.sha256 FROM meta.derived d
), basis AS (
  SELECT facts.as_of() AS as_at,
         (SELECT revision FROM history.head) AS revision,
         (SELECT criteria_version_id FROM wanted) AS criteria_version_id,
         (SELECT encode(sha256(convert_to(string_agg(kind || said, E'\n' ORDER BY kind, said COLLATE "C"), 'UTF8')), 'hex') FROM rule) AS rules_sha256
)
SELECT b.as_at, b.as_at - date '1970-01-01' AS as_at_days, b.revision, clock_timestamp() AS known_at, b.criteria_version_id, b.rules_sha256,
       same.run_id AS same_run_id, earlier.run_id AS earlier_run_id
FROM basis b
LEFT JOIN LATERAL (
  SELECT r.run_id FROM evaluation.run r
  WHERE r.kind = 'published' AND r.as_at = b.as_at AND r.revision = b.revision AND r.rules_sha256 = b.rules_sha256
    AND r.criteria_version_id = b.criteria_version_id AND r.engine_version = $1::text
    AND ($2::date IS NULL OR r.run_id = (SELECT max(o.run_id) FROM evaluation.run o WHERE o.quarter_on = $2::date))
  ORDER BY r.run_id DESC LIMIT 1) same ON true
LEFT JOIN LATERAL (
  SELECT r.run_id FROM evaluation.run r
  WHERE r.kind = 'published' AND (r.as_at, r.revision) < (b.as_at, b.revision)
    AND ($2::date IS NULL OR coalesce(r.quarter_on, r.as_at) < $2::date)
  ORDER BY CASE WHEN $2::date IS NOT NULL THEN r.quarter_on END DESC NULLS LAST, r.as_at DESC, r.run_id DESC LIMIT 1) earlier ON true;
