-- Proposals, newest first. $1 state (null: those that are open, all: every one), $2 reference of an asset or null, $3 how many at
-- most, $4 the last one given before, or null.
SELECT proposal, reference AS asset, asset_name, kind, name, state_code AS state, value_gbp, decided_at, lacks
FROM publish.proposal_state
WHERE CASE WHEN $1::text IS NULL THEN state_code IN ('proposed', 'ready', 'recommended', 'approved') ELSE $1::text IN ('all', state_code) END
  AND ($2::text IS NULL OR reference = upper($2::text)) AND ($4::bigint IS NULL OR proposal < $4::bigint)
ORDER BY proposal DESC LIMIT $3::bigint;
