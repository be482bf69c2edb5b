-- Proposals for a table: $1 to $4 as proposals_list.sql.
SELECT proposal, reference AS asset, asset_name, kind, name, state, to_char(value_gbp, 'FM999,999,999,990') AS value_gbp,
  lacks AS still_needs
FROM publish.proposal_state
WHERE CASE WHEN $1::text IS NULL THEN state_code IN ('proposed', 'ready', 'recommended', 'approved') ELSE $1::text IN ('all', state_code) END
  AND ($2::text IS NULL OR reference = upper($2::text)) AND ($4::bigint IS NULL OR proposal < $4::bigint)
ORDER BY proposal DESC LIMIT $3::bigint;
