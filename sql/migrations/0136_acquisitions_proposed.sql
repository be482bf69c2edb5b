-- What is to be acquired is no asset of the register yet: it is proposed by its name, and tied to the asset that it became
-- when it is done.

ALTER TABLE register.proposal
    ALTER asset_id DROP NOT NULL,
    ADD CONSTRAINT proposal_asset CHECK (asset_id IS NOT NULL OR kind_code = 'acquire' AND state_code IS DISTINCT FROM 'done' AND record_id IS NULL);
COMMENT ON COLUMN register.proposal.asset_id IS 'The asset; null for what is to be acquired, until it is done.';
SELECT history.track('register.proposal');
