-- Record card: what is proposed for the asset. $1 asset_id.
SELECT kind, name, stage, proposed_on, homes, social_homes, community_led, self_build
FROM publish.proposal
WHERE asset_id = $1::bigint
ORDER BY kind, proposed_on DESC NULLS LAST, name;
