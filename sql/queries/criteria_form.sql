-- A version of the criteria, whole: what it is, and its sheets as JSON. $1 version (null: that in force).
SELECT own.version, own.title, own.state, own.strategy, own.based_on, own.proposed_by, own.proposed_on, own.reason, own.approved_by,
  own.approved_on, own.approval_reference, own.approval_reason, own.noted_on, own.noted_reference, own.newest_run,
  (SELECT jsonb_object_agg(known.sheet, coalesce(said.lines, '[]'))
   FROM (SELECT DISTINCT sheet FROM publish.criteria_column) AS known
   LEFT JOIN (SELECT line.sheet, jsonb_agg(line.said ORDER BY line.place) AS lines FROM publish.criteria_line line
              WHERE line.version = own.version GROUP BY line.sheet) AS said ON said.sheet = known.sheet) AS sheets
FROM publish.criteria_version own
WHERE CASE WHEN $1::integer IS NULL THEN own.state = 'in force' ELSE own.version = $1::integer END;
