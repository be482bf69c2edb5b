-- What is proposed for an asset and is not carried out, and how it stands; the newest first. $1 asset.
SELECT proposal, kind, stands, since, open, said
FROM publish.proposal_standing
WHERE asset_id = $1::bigint
ORDER BY since DESC NULLS LAST, proposal DESC;
