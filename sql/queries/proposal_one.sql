-- One proposal. $1 its number.
SELECT proposal, reference AS asset, asset_name, kind_code AS kind, kind AS kind_label, name, state_code AS state, state AS state_label,
  summary, proposed_by, proposed_on, plan, plan_id AS from_plan, value_gbp, valuation_gbp, valued_on, recipient, term_months, keeps_holding, review_on, closed_on, decided_at, lacks, marking_code AS marking
FROM publish.proposal_state WHERE proposal = $1::bigint;
