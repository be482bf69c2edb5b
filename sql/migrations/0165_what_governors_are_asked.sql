-- Of a school whose duty is the governors' all is asked but its inspections: who heats it, and whose repairs are open, is the
-- council's to answer wherever the council pays, whoever employs there (the facts of repairs are unknown where it does not).

ALTER TABLE evaluation.applicability DISABLE TRIGGER keep_criteria;
INSERT INTO evaluation.applicability (criterion_id, class_code, duty_holder_code)
SELECT own.criterion_id, own.class_code, 'governors'
FROM evaluation.applicability own
JOIN evaluation.criterion criterion USING (criterion_id)
WHERE own.duty_holder_code = 'council'
  AND criterion.fact_code NOT IN ('inspections_in_date_percent', 'inspections_overdue_days', 'guard_gas_safety', 'guard_fire_risk',
                                  'guard_fixed_wiring', 'guard_asbestos', 'guard_legionella', 'guard_lift_passenger')
  AND EXISTS (SELECT FROM evaluation.applicability school
              WHERE school.criterion_id = own.criterion_id AND school.class_code = 'maintained_school' AND school.duty_holder_code = 'council')
ON CONFLICT DO NOTHING;
ALTER TABLE evaluation.applicability ENABLE TRIGGER keep_criteria;

COMMENT ON FUNCTION governance.valuation_counted(bigint, date) IS 'The valuation by a day of the asset that a proposal would dispose of, or of which it would give an interest: the latest at market or existing use (is_price), else the latest of another basis. One that cannot be right (facts.value_doubt) counts here: it can only raise the level, and the screening for finance says why it is wrong. None where only a part goes.';
