-- What importers go by where a file does not say it outright: other words for codes, names that tell a category,
-- and who repairs when no source states it. Rows, so that each can be seen, dated and disagreed with.

CREATE TABLE code.word (
    list_name text NOT NULL,
    word text NOT NULL CHECK (btrim(word) <> ''),
    code text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (list_name, word)
);
COMMENT ON TABLE code.word IS 'Words that files use for a code, besides the code itself and its label.';
COMMENT ON COLUMN code.word.list_name IS 'The code list; holding_type and listed_grade are lists of importers only.';
COMMENT ON COLUMN code.word.word IS 'The word; case, spaces and underscores do not matter.';
COMMENT ON COLUMN code.word.code IS 'The code it means.';
COMMENT ON COLUMN code.word.source IS 'Where the word is used.';

CREATE TABLE code.category_pattern (
    pattern text PRIMARY KEY,
    category_code text NOT NULL REFERENCES code.category,
    sort_order integer NOT NULL,
    source text NOT NULL,
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity'
);
COMMENT ON TABLE code.category_pattern IS 'Names that tell what an asset is, for files that give no category. A guess: each use is a warning.';
COMMENT ON COLUMN code.category_pattern.pattern IS 'Regular expression, matched anywhere in the lower-case name of the asset and the text beside its tenure.';
COMMENT ON COLUMN code.category_pattern.category_code IS 'The category guessed.';
COMMENT ON COLUMN code.category_pattern.sort_order IS 'The lowest that matches is taken.';
COMMENT ON COLUMN code.category_pattern.source IS 'Whose judgement.';
COMMENT ON COLUMN code.category_pattern.valid_from IS 'First day of use.';
COMMENT ON COLUMN code.category_pattern.valid_to IS 'First day of use no longer.';

CREATE TABLE code.repair_rule (
    rule_id integer PRIMARY KEY,
    lease_direction text REFERENCES code.lease_direction,
    repair_terms text REFERENCES code.repair_terms,
    tenure text REFERENCES code.tenure,
    tenure_detail text REFERENCES code.tenure_detail,
    council_repairs text NOT NULL REFERENCES code.council_repairs,
    duty_holder text NOT NULL REFERENCES code.duty_holder,
    basis text NOT NULL CHECK (basis IN ('lease', 'tenure')),
    source text NOT NULL,
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity'
);
COMMENT ON TABLE code.repair_rule IS 'Who repairs when no source states it and the asset is no school: by lease terms, then by tenure. No rule, no answer: it stays unknown.';
COMMENT ON COLUMN code.repair_rule.rule_id IS 'Identity; the lowest that fits is taken.';
COMMENT ON COLUMN code.repair_rule.lease_direction IS 'Direction of the lease on the row; null: there is none.';
COMMENT ON COLUMN code.repair_rule.repair_terms IS 'Its repairing terms; null: any or none.';
COMMENT ON COLUMN code.repair_rule.tenure IS 'The council''s interest; null: any.';
COMMENT ON COLUMN code.repair_rule.tenure_detail IS 'How it is used; null: any or none.';
COMMENT ON COLUMN code.repair_rule.council_repairs IS 'What the council then repairs.';
COMMENT ON COLUMN code.repair_rule.duty_holder IS 'Who then holds the compliance duty.';
COMMENT ON COLUMN code.repair_rule.basis IS 'What is noted as the basis of the liability.';
COMMENT ON COLUMN code.repair_rule.source IS 'Whose judgement.';
COMMENT ON COLUMN code.repair_rule.valid_from IS 'First day of use.';
COMMENT ON COLUMN code.repair_rule.valid_to IS 'First day of use no longer.';

ALTER TABLE register.liability DROP CONSTRAINT liability_basis_check;
ALTER TABLE register.liability ADD CONSTRAINT liability_basis_check
    CHECK (basis IN ('stated', 'lease', 'school type', 'tenure', 'category'));
COMMENT ON COLUMN register.liability.basis IS 'What it was derived from: stated by a source, a lease, the school type, the tenure, the category.';
