-- Condition surveys and inspections.

CREATE TABLE register.condition_survey (
    survey_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    reference text NOT NULL DEFAULT '1',
    kind_code text NOT NULL REFERENCES code.survey_kind,
    surveyed_on date,
    surveyor text,
    price_base_on date,
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, reference)
);
COMMENT ON TABLE register.condition_survey IS 'A condition survey of an asset. It is evidence that ages.';
COMMENT ON COLUMN register.condition_survey.survey_id IS 'Identity.';
COMMENT ON COLUMN register.condition_survey.asset_id IS 'The asset.';
COMMENT ON COLUMN register.condition_survey.reference IS 'Reference of the survey within the asset.';
COMMENT ON COLUMN register.condition_survey.kind_code IS 'What kind of survey: decides how far to trust it.';
COMMENT ON COLUMN register.condition_survey.surveyed_on IS 'When it was made; null when the source does not say.';
COMMENT ON COLUMN register.condition_survey.surveyor IS 'The firm or team.';
COMMENT ON COLUMN register.condition_survey.price_base_on IS 'Price date of its costs.';
COMMENT ON COLUMN register.condition_survey.record_id IS 'First source row that named it.';

CREATE TABLE register.condition_item (
    item_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    survey_id bigint NOT NULL REFERENCES register.condition_survey,
    building_id bigint REFERENCES register.building,
    line_reference text NOT NULL,
    element_code text NOT NULL REFERENCES code.element,
    sub_element text,
    component text,
    grade_code text REFERENCES code.condition_grade,
    priority_code text REFERENCES code.condition_priority,
    composition numeric(9, 6) CHECK (composition BETWEEN 0 AND 1),
    quantity numeric CHECK (quantity >= 0),
    unit text,
    cost register.gbp CHECK (cost >= 0),
    remedy text,
    cleared_on date,
    record_id bigint REFERENCES source.record,
    UNIQUE (survey_id, line_reference)
);
COMMENT ON TABLE register.condition_item IS 'One line of a condition survey: a component, its grade, and what mending it costs.';
COMMENT ON COLUMN register.condition_item.item_id IS 'Identity.';
COMMENT ON COLUMN register.condition_item.survey_id IS 'The survey.';
COMMENT ON COLUMN register.condition_item.building_id IS 'The building; null for the site.';
COMMENT ON COLUMN register.condition_item.line_reference IS 'What tells the line apart within its survey.';
COMMENT ON COLUMN register.condition_item.element_code IS 'Building element.';
COMMENT ON COLUMN register.condition_item.sub_element IS 'Part of the element, in the survey''s words.';
COMMENT ON COLUMN register.condition_item.component IS 'Component or construction type, in the survey''s words.';
COMMENT ON COLUMN register.condition_item.grade_code IS 'A to D; null when the survey gives none.';
COMMENT ON COLUMN register.condition_item.priority_code IS '1 to 4; null when the survey gives none: then evaluation.priority_assumption says what is taken.';
COMMENT ON COLUMN register.condition_item.composition IS 'Share of the sub-element that the component makes up, 0 to 1.';
COMMENT ON COLUMN register.condition_item.quantity IS 'Quantity in unit.';
COMMENT ON COLUMN register.condition_item.unit IS 'Unit of quantity: m2, nr, m.';
COMMENT ON COLUMN register.condition_item.cost IS 'Repair cost at the survey''s prices, GBP; null unknown.';
COMMENT ON COLUMN register.condition_item.remedy IS 'What the surveyor says should be done.';
COMMENT ON COLUMN register.condition_item.cleared_on IS 'When the work was done; null while open.';
COMMENT ON COLUMN register.condition_item.record_id IS 'Source row.';

CREATE TABLE register.inspection_duty (
    duty_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    type_code text NOT NULL REFERENCES code.inspection_type,
    applies boolean NOT NULL DEFAULT true,
    interval_months integer CHECK (interval_months > 0),
    reason text NOT NULL,
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, type_code)
);
COMMENT ON TABLE register.inspection_duty IS 'Where an asset departs from the default duties: a scheme or risk assessment that adds, removes or re-times an inspection.';
COMMENT ON COLUMN register.inspection_duty.duty_id IS 'Identity.';
COMMENT ON COLUMN register.inspection_duty.asset_id IS 'The asset.';
COMMENT ON COLUMN register.inspection_duty.type_code IS 'The kind of inspection.';
COMMENT ON COLUMN register.inspection_duty.applies IS 'False: not needed here, whatever the default says.';
COMMENT ON COLUMN register.inspection_duty.interval_months IS 'Interval here, months; null for the default.';
COMMENT ON COLUMN register.inspection_duty.reason IS 'The scheme or assessment that says so.';
COMMENT ON COLUMN register.inspection_duty.record_id IS 'Source row.';

CREATE TABLE register.inspection (
    inspection_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    building_id bigint REFERENCES register.building,
    type_code text NOT NULL REFERENCES code.inspection_type,
    inspected_on date NOT NULL,
    result_code text NOT NULL REFERENCES code.inspection_result,
    next_due_on date,
    certificate text,
    inspector text,
    record_id bigint REFERENCES source.record,
    UNIQUE NULLS NOT DISTINCT (asset_id, building_id, type_code, inspected_on),
    CHECK (next_due_on > inspected_on)
);
COMMENT ON TABLE register.inspection IS 'An inspection or test that was made, with its outcome.';
COMMENT ON COLUMN register.inspection.inspection_id IS 'Identity.';
COMMENT ON COLUMN register.inspection.asset_id IS 'The asset.';
COMMENT ON COLUMN register.inspection.building_id IS 'The building; null for the whole asset.';
COMMENT ON COLUMN register.inspection.type_code IS 'What was inspected.';
COMMENT ON COLUMN register.inspection.inspected_on IS 'When.';
COMMENT ON COLUMN register.inspection.result_code IS 'Outcome.';
COMMENT ON COLUMN register.inspection.next_due_on IS 'Next date as the inspector wrote it; null: inspected_on plus the interval.';
COMMENT ON COLUMN register.inspection.certificate IS 'Certificate number.';
COMMENT ON COLUMN register.inspection.inspector IS 'The firm.';
COMMENT ON COLUMN register.inspection.record_id IS 'Source row.';
