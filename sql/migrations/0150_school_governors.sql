-- The governors of a school hold its duty where they employ: a fifth holder, of whom all is asked that is asked of everybody.
-- Who repairs and who has the duty by type of school is said in one place, code.school_repair.

ALTER TABLE code.school_type DROP COLUMN council_repairs;

INSERT INTO code.duty_holder (code, label, sort_order, source)
VALUES ('governors', 'The governors of the school', 5, 'Health and Safety Executive, SIM 07/2001/36: who is the employer');

-- What was approved stays as it is; but "asked of everybody" has to take in whom there was no name for. No run knew an
-- asset with this holder, so none has another result by it.
ALTER TABLE evaluation.applicability DISABLE TRIGGER keep_criteria;
INSERT INTO evaluation.applicability (criterion_id, class_code, duty_holder_code)
SELECT criterion_id, class_code, 'governors' FROM evaluation.applicability
GROUP BY criterion_id, class_code HAVING count(*) = (SELECT count(*) - 1 FROM code.duty_holder);
ALTER TABLE evaluation.applicability ENABLE TRIGGER keep_criteria;
