-- Who repairs and who has the duty where no liability is recorded: facts, the card and what is served say the same.
BEGIN;
SELECT plan(9);
SET terrier.as_at = '2026-11-22';

-- leased in: what the terms are is the name
INSERT INTO register.asset (reference, name, category_code, validation_code)
SELECT 'LB00000' || place, terms, 'office', 'validated'
FROM unnest(ARRAY['unknown', 'internal', 'FRI', 'landlord', 'schedule_of_condition', 'IRI', 'service_charge', 'FRI and landlord']) WITH ORDINALITY AS own (terms, place);
INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code)
SELECT asset_id, 'operational', 'in', 'in_use' FROM register.asset;
INSERT INTO register.building (asset_id, floor_area_m2) SELECT asset_id, 100 FROM register.asset;
INSERT INTO register.lease (asset_id, direction_code, repair_terms_code)
SELECT asset_id, 'in', nullif(terms, 'unknown') FROM register.asset, regexp_split_to_table(name, ' and ') AS terms;

SELECT results_eq($$SELECT name, council_repairs, duty_holder_code FROM facts.asset_duty JOIN register.asset USING (asset_id) ORDER BY reference$$,
    $$VALUES ('unknown', NULL, 'council'), ('internal', NULL, 'council'), ('FRI', 'all', 'council'), ('landlord', 'none', 'landlord'),
             ('schedule_of_condition', 'all', 'council'), ('IRI', NULL, 'council'), ('service_charge', NULL, 'council'),
             ('FRI and landlord', 'shared', 'council')$$,
    'a lease in says who repairs by the rule of its terms; terms that are unknown, or that no rule is of, say nothing');
SELECT results_eq($$SELECT name, council_repairs FROM facts.asset_fact fact JOIN register.asset USING (asset_id) ORDER BY asset.reference$$,
    $$VALUES ('unknown', NULL::boolean), ('internal', NULL), ('FRI', true), ('landlord', false), ('schedule_of_condition', true),
             ('IRI', NULL), ('service_charge', NULL), ('FRI and landlord', true)$$,
    'what it is judged by is the same');
SELECT results_eq($$SELECT name, council_repairs_code, shown.council_repairs FROM publish.asset LEFT JOIN publish.liability shown USING (asset_id) ORDER BY asset.reference$$,
    $$SELECT asset.name, duty.council_repairs, repairs.label FROM facts.asset_duty duty JOIN register.asset USING (asset_id)
      LEFT JOIN code.council_repairs repairs ON repairs.code = duty.council_repairs ORDER BY reference$$,
    'and so is what is served, and shown on the card');
INSERT INTO register.liability (asset_id, council_repairs, duty_holder_code, basis)
SELECT asset_id, 'structure', 'tenant', 'stated' FROM register.asset WHERE name = 'FRI';
SELECT results_eq($$SELECT council_repairs, duty_holder, basis FROM publish.liability JOIN register.asset USING (asset_id) WHERE name = 'FRI'$$,
    $$VALUES ('Council repairs the structure only', 'A tenant', 'stated')$$, 'what is recorded stands alone');
SELECT is((SELECT count(*) FROM facts.asset_duty WHERE basis IS NULL), 4::bigint, 'where nothing says who repairs there is no basis');

-- schools, by type
INSERT INTO register.asset (reference, name, category_code, validation_code)
SELECT 'LB0001' || lpad(sort_order::text, 2, '0'), code, 'primary_school', 'validated' FROM code.school_type;
INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code)
SELECT asset_id, 'operational', 'in', 'in_use' FROM register.asset WHERE category_code = 'primary_school';
INSERT INTO register.school (asset_id, type_code) SELECT asset_id, name FROM register.asset WHERE category_code = 'primary_school';
SELECT results_eq($$SELECT name, council_repairs, duty_holder_code FROM facts.asset_duty JOIN register.asset USING (asset_id)
                    WHERE category_code = 'primary_school' ORDER BY reference$$,
    $$VALUES ('community', 'all', 'council'), ('community_special', 'all', 'council'), ('controlled', 'all', 'council'),
             ('aided', 'none', 'governors'), ('foundation', 'all', 'governors'), ('nursery', 'all', 'council'), ('pru', 'all', 'council'),
             ('academy', 'none', 'trust'), ('free_school', 'none', 'trust')$$,
    'who pays for a school repairs it, and who employs there has the duty: governors of aided and foundation schools');
SELECT is((SELECT string_agg(DISTINCT criterion_code, ' ' ORDER BY criterion_code) FROM evaluation.criterion JOIN evaluation.applicability USING (criterion_id)
           WHERE commitment_code = '2.2' AND class_code = 'maintained_school' AND duty_holder_code = 'governors'), '2.2 raac 2.2 record 2.2 survey-age 2.2 urgent',
    'no inspection is asked of the council where it is theirs, nor the check of a lease that there is not; repairs are');
SELECT is_empty($$SELECT FROM code.school_repair WHERE source ~ 'GIAS' OR length(source) < 20$$, 'each rule says by which law it is');
UPDATE code.school_repair SET valid_to = '2026-11-22' WHERE type_code = 'aided';
INSERT INTO code.school_repair (type_code, valid_from, council_repairs, duty_holder, source) VALUES ('aided', '2026-11-22', 'all', 'council', 'test');
SELECT is((SELECT council_repairs || ' ' || duty_holder_code FROM facts.asset_duty JOIN register.asset USING (asset_id) WHERE name = 'aided'), 'all council',
    'a change of the law is another row');
SELECT * FROM finish();
ROLLBACK;
