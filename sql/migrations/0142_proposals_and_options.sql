-- Options know of proposals: which obstacles are about one, what stood when a run was made, and conditions that a decision met.

ALTER TABLE programme.obstacle
    ADD bearing text CHECK (bearing IN ('approved', 'refused', 'offer_refused', 'offer_withdrawn')),
    ADD in_place_of text REFERENCES programme.obstacle,
    ADD met_by_decision boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN programme.obstacle.bearing IS 'It is about a proposal: how that bears on the option (programme.run_proposal). Null: about none.';
COMMENT ON COLUMN programme.obstacle.in_place_of IS 'The obstacle that it says more than: who may read this one is not told that beside it. Null none.';
COMMENT ON COLUMN programme.obstacle.met_by_decision IS 'An approved proposal of the option has met it.';

ALTER TABLE programme.option_obstacle
    DROP CONSTRAINT option_obstacle_state_check,
    ADD CONSTRAINT option_obstacle_state_check CHECK (state IN ('block', 'condition', 'unproven', 'met'));
COMMENT ON COLUMN programme.option_obstacle.state IS 'block: impossible. condition: possible at this cost and time. unproven: whether it stands in the way is to be found out. met: a condition that the decision on the option has met.';

CREATE TABLE programme.run_proposal (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    bearing text NOT NULL CHECK (bearing IN ('approved', 'refused', 'offer_refused', 'offer_withdrawn')),
    proposal_id bigint NOT NULL,
    since date,
    marking_code text NOT NULL REFERENCES code.marking,
    PRIMARY KEY (run_id, asset_id, bearing)
);
COMMENT ON TABLE programme.run_proposal IS 'The proposals that bore on the options of a run: what its obstacles are about, and who may read of them. What they are called is read where they are.';
COMMENT ON COLUMN programme.run_proposal.run_id IS 'The run.';
COMMENT ON COLUMN programme.run_proposal.asset_id IS 'The asset. No foreign key: a run outlives what it judged.';
COMMENT ON COLUMN programme.run_proposal.bearing IS 'approved: decided on and not done. refused: decided against. offer_refused, offer_withdrawn: the newest offer to a parish or community body came to that.';
COMMENT ON COLUMN programme.run_proposal.proposal_id IS 'The proposal.';
COMMENT ON COLUMN programme.run_proposal.since IS 'Day of the decision or the withdrawal; of what is only recorded the day on which it was proposed. Null unknown.';
COMMENT ON COLUMN programme.run_proposal.marking_code IS 'Who might read the proposal when the run was made.';

CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON programme.run_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_change();
CREATE TRIGGER refuse_part_delete AFTER DELETE ON programme.run_proposal REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_part_delete();
CREATE TRIGGER refuse_late_insert AFTER INSERT ON programme.run_proposal REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_late_insert();
