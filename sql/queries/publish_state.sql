-- What a publication of the list is made from and says of itself: one row. facts.as_of() is the day of the list.
SELECT publisher.label, publisher.uri, publisher.contact_post, publisher.contact_url, publisher.contact_email,
  publisher.licence_title, publisher.licence_url, publisher.attribution, facts.as_of() AS as_at, publish.as_of() AS made_on,
  state.incarnation, state.revision, to_char(state.known_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS known_at,
  state.rules_edition, state.sample, listed.*, left_out.assets AS left_out_count
FROM publish.publisher
CROSS JOIN publish.register_state state
CROSS JOIN (
  SELECT count(*) AS row_count, count(*) FILTER (WHERE withheld) AS vacant_count,
         count(*) FILTER (WHERE NOT located AND NOT withheld) AS unlocated_count,
         count(*) FILTER (WHERE licence_withheld) AS licence_withheld_count,
         count(location) AS point_count,
         floor(st_xmin(box.box) * 100) / 100 AS west, ceil(st_xmax(box.box) * 100) / 100 AS east,
         floor(st_ymin(box.box) * 100) / 100 AS south, ceil(st_ymax(box.box) * 100) / 100 AS north
  FROM publish.transparency
  CROSS JOIN (SELECT st_transform(st_setsrid(st_extent(location), 27700)::geometry, 4326) AS box FROM publish.transparency) AS box
  GROUP BY box.box) AS listed
CROSS JOIN (SELECT coalesce(sum(assets), 0)::bigint - (SELECT count(*) FROM publish.transparency) AS assets
            FROM publish.transparency_rule_count) AS left_out;
