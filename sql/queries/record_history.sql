-- A page of the changes of an asset, newest first, each with what it made of which field; of more than 200 fields the
-- first 200 are named. $1 asset_id, $2 the revision that the page goes on from (null: the newest), $3 how many.
WITH page AS MATERIALIZED (
  SELECT revision, committed_at, actor, reason, parts
  FROM publish.asset_change
  WHERE asset_id = $1::bigint AND revision < coalesce($2::bigint, 9223372036854775807)
  ORDER BY revision DESC
  LIMIT $3::integer
),
field AS MATERIALIZED (
  SELECT change.*, row_number() OVER (PARTITION BY change.revision ORDER BY part, item_id, field) AS place
  FROM publish.asset_field_change change
  WHERE change.asset_id = $1::bigint
)
SELECT page.revision, to_char(page.committed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS changed_at,
  page.actor AS changed_by, page.reason, to_json(string_to_array(page.parts, ', ')) AS parts,
  (SELECT count(*) FROM field WHERE field.revision = page.revision) AS field_count,
  (SELECT coalesce(json_agg(json_build_object(
            'part', field.part, 'item', field.item_id,
            'operation', CASE field.operation WHEN 'I' THEN 'added' WHEN 'D' THEN 'removed' ELSE 'altered' END,
            'field', field.field, 'old', field.old_value, 'new', field.new_value) ORDER BY field.place), '[]')
   FROM field WHERE field.revision = page.revision AND field.place <= 200) AS fields
FROM page
ORDER BY page.revision DESC;
