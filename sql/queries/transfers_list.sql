-- Transfers to parishes and community bodies, those due for review first. $1 true: those alone.
SELECT proposal, reference AS asset, asset_name, recipient, state_code AS state, term_months, transferred_on, ends_on, review_on,
  coalesce(review_due, false) AS review_due
FROM publish.transfer WHERE review_due OR NOT $1::boolean ORDER BY review_on NULLS LAST, proposal;
