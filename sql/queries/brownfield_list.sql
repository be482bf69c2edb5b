-- Sites of brownfield registers, with the asset where one is known to lie there. $1 the register, null all; $2 true: also
-- those that have come off it.
SELECT scheme AS register, site_reference AS site, name, hectares, ownership, planning, dwellings_least AS least,
  dwellings_most AS most, reference AS asset, ended_on
FROM publish.brownfield_site
WHERE scheme = coalesce($1::text, scheme) AND (ended_on IS NULL OR $2::boolean)
ORDER BY scheme, site_reference;
