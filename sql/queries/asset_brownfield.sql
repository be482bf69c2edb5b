-- Record card: sites of brownfield registers on it. $1 asset_id.
SELECT scheme AS register, site_reference AS site, hectares, planning, dwellings_least AS least, dwellings_most AS most,
  last_updated_on AS updated_on, ended_on
FROM publish.brownfield_site
WHERE asset_id = $1::bigint
ORDER BY ended_on DESC NULLS FIRST, scheme, site_reference;
