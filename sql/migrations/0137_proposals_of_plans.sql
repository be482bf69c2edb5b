-- A proposal says which plan it was taken from, not in words alone.

ALTER TABLE register.proposal ADD plan_id bigint CHECK (plan_id IS NULL OR plan IS NOT NULL);
COMMENT ON COLUMN register.proposal.plan_id IS 'The plan whose choice for the asset it is, looked up when it was proposed; null: a person''s, or of a plan that was only named. No foreign key: plans go with their runs.';
COMMENT ON COLUMN register.proposal.plan IS 'The plan or scenario that it comes from, in words; null: a person''s.';
SELECT history.track('register.proposal');
