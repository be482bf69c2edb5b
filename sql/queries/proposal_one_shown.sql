-- One proposal for people to read, in words. $1 its number.
SELECT proposal, reference AS asset, asset_name AS "asset name", kind, name, state, summary, proposed_by AS "proposed by",
  proposed_on AS "proposed on", plan, 'GBP ' || to_char(value_gbp, 'FM999,999,999,990') AS value,
  'GBP ' || to_char(valuation_gbp, 'FM999,999,999,990') || ' of ' || valued_on || ': the greater of the two says who decides' AS "last valued at",
  recipient, term_months AS "term in months", CASE WHEN keeps_holding THEN 'a part: the council goes on holding the asset' END AS "what goes",
  review_on AS "review on", closed_on AS "closed on", CASE WHEN state_code IN ('proposed', 'ready', 'recommended') THEN decided_at END AS "to be decided by", lacks AS "still needs", marking_code AS marking
FROM publish.proposal_state WHERE proposal = $1::bigint;
