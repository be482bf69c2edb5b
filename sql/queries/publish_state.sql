-- What a publication of the list is made from and says of itself: one row. The connection reads at the times asked for.
SELECT publisher.label, publisher.uri, publisher.contact_post, publisher.contact_url, publisher.contact_email,
  publisher.licence_title, publisher.licence_url, publisher.attribution, to_char(state.as_at, 'YYYY-MM-DD') AS as_at,
  to_char(state.made_on, 'YYYY-MM-DD') AS made_on, state.incarnation, state.revision,
  to_char(state.known_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS known_at,
  state.rules_edition, state.sample, listed.*, left_out.assets AS left_out_count
FROM publish.publisher
CROSS JOIN publish.register_state state
CROSS JOIN (
  SELECT counted.row_count, counted.vacant_count, counted.unlocated_count, counted.licence_withheld_count, counted.point_count,
         floor(st_xmin(box.box) * 100) / 100 AS west, ceil(st_xmax(box.box) * 100) / 100 AS east,
         floor(st_ymin(box.box) * 100) / 100 AS south, ceil(st_ymax(box.box) * 100) / 100 AS north
  FROM (SELECT count(*) AS row_count, count(*) FILTER (WHERE withheld) AS vacant_count,
               count(*) FILTER (WHERE NOT located AND NOT withheld) AS unlocated_count,
               count(*) FILTER (WHERE licence_withheld) AS licence_withheld_count,
               count(location) AS point_count, st_extent(location) AS extent
        FROM publish.transparency) AS counted
  CROSS JOIN LATERAL (SELECT st_transform(st_setsrid(counted.extent, 27700)::geometry, 4326) AS box) AS box) AS listed
CROSS JOIN LATERAL (SELECT coalesce(sum(assets), 0)::bigint - listed.row_count AS assets FROM publish.transparency_rule_count) AS left_out;
