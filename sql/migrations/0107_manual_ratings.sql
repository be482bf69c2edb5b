-- What the owner of a corporate action says of it: green, amber or red, with who changed it and why kept.

ALTER TABLE evaluation.commitment ADD UNIQUE (commitment_code, corporate_action);

ALTER TABLE evaluation.manual_rating
    ADD rating_code text REFERENCES evaluation.rating CHECK (rating_code IN ('green', 'amber', 'red')),
    ADD marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking,
    ADD corporate_action boolean NOT NULL GENERATED ALWAYS AS (true) STORED,
    ADD FOREIGN KEY (commitment_code, corporate_action) REFERENCES evaluation.commitment (commitment_code, corporate_action),
    ADD CHECK (owner <> '' AND owner = btrim(owner) AND length(owner) <= 200),
    ADD CHECK (comment <> '' AND length(comment) <= 20000);
UPDATE evaluation.manual_rating SET rating_code = CASE WHEN score >= 70 THEN 'green' WHEN score >= 40 THEN 'amber' ELSE 'red' END;
ALTER TABLE evaluation.manual_rating ALTER rating_code SET NOT NULL, DROP score;
COMMENT ON COLUMN evaluation.manual_rating.commitment_code IS 'The commitment, one that is also a corporate action: 1.3, 1.5, 3.5, 6.1 or 6.2.';
COMMENT ON COLUMN evaluation.manual_rating.rating_code IS 'green on track, amber at risk, red recovery plan required.';
COMMENT ON COLUMN evaluation.manual_rating.marking_code IS 'Who may read it.';
COMMENT ON COLUMN evaluation.manual_rating.corporate_action IS 'Always true: only corporate actions are rated so.';
SELECT history.track('evaluation.manual_rating');
