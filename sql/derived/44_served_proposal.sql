-- Proposals as features, at the point of their asset. For staff; each by its own marking and the asset's.

CREATE VIEW served.proposal_edition AS
SELECT asset.asset_id, own.proposal_id::text COLLATE "C" AS id, asset.location AS geometry, asset.location_crs84 AS geometry_crs84,
       daterange(own.proposed_on, greatest(own.closed_on, own.proposed_on), '[]') AS valid, asset.for_public,
       greatest(asset.marking_rank, marking.rank) AS marking_rank,
       asset.reference, asset.name AS asset_name, asset.category_code, asset.category, own.kind_code, kind.label AS kind, own.name,
       coalesce(own.state_code, 'recorded') AS state_code, coalesce(state.label, stage.label) AS state, own.proposed_on, own.plan,
       own.value_gbp, own.homes, own.term_months, own.review_on, decision.decided_on, own.closed_on
FROM publish.asset_edition asset
JOIN register.proposal own ON own.asset_id = asset.asset_id
JOIN code.marking ON marking.code = own.marking_code
JOIN code.proposal_kind kind ON kind.code = own.kind_code
JOIN code.proposal_stage stage ON stage.code = own.stage_code
LEFT JOIN code.proposal_state state ON state.code = own.state_code
LEFT JOIN governance.decision ON decision.proposal_id = own.proposal_id
WHERE NOT asset.for_public;
COMMENT ON VIEW served.proposal_edition IS 'What is proposed for assets and how far it has come; valid from the day proposed to the day it was done, refused or withdrawn. For staff.';
SELECT served.comment_columns('served.proposal_edition', 'register.proposal');
SELECT served.comment_columns('served.proposal_edition', 'publish.asset');
COMMENT ON COLUMN served.proposal_edition.marking_rank IS 'Rank of the stricter marking, of the asset or of the proposal.';
COMMENT ON COLUMN served.proposal_edition.asset_name IS 'Name of the asset.';
COMMENT ON COLUMN served.proposal_edition.name IS 'Name of the scheme.';
COMMENT ON COLUMN served.proposal_edition.kind IS 'What is proposed.';
COMMENT ON COLUMN served.proposal_edition.kind_code IS 'What is proposed, as a code.';
COMMENT ON COLUMN served.proposal_edition.state IS 'How far it has come.';
COMMENT ON COLUMN served.proposal_edition.state_code IS 'How far it has come on its way to a decision, as a code; recorded: only known of.';
COMMENT ON COLUMN served.proposal_edition.decided_on IS 'When it was decided; null not yet.';
SELECT served.make_collection('proposal', '{asset_name,kind,name,state,proposed_on,value_gbp,closed_on}');
