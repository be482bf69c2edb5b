-- Assets whose reference, name or predecessor's code is like $1: the likest first.
select asset.asset_id, asset.reference, asset.name
from publish.asset
left join lateral (
  select max(similarity(identifier.value, $1::text)) as alike
  from publish.asset_identifier identifier
  where identifier.asset_id = asset.asset_id
) as known on true
cross join lateral (
  select greatest(similarity(asset.reference, $1::text), word_similarity($1::text, asset.name), known.alike) as alike
) as likeness
where likeness.alike >= 0.4
order by likeness.alike desc, asset.reference
limit 5;
