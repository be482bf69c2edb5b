-- Proposals, by asset, kind and name: a blank cell leaves what is known.
WITH given AS (
  SELECT i.row_number, i.record_id, i.asset_id, i.proposal_kind, i.proposal_stage, i.name,
         coalesce(i.proposed_on, t.proposed_on) AS proposed_on, coalesce(i.homes, t.homes) AS homes,
         coalesce(i.social_homes, t.social_homes) AS social_homes,
         coalesce(i.community_led, t.community_led) AS community_led, coalesce(i.self_build, t.self_build) AS self_build,
         coalesce(i.marking, t.marking_code, 'internal') AS marking
  FROM pg_temp.incoming i
  LEFT JOIN register.proposal t ON t.asset_id = i.asset_id AND t.kind_code = i.proposal_kind AND t.name = i.name
), changed AS (
  INSERT INTO register.proposal AS t (asset_id, kind_code, stage_code, name, proposed_on, homes, social_homes, community_led,
                                      self_build, marking_code, record_id)
  SELECT asset_id, proposal_kind, proposal_stage, name, proposed_on, homes, social_homes, community_led, self_build, marking,
         record_id
  FROM given
  ORDER BY row_number
  ON CONFLICT (asset_id, kind_code, name) DO UPDATE
  SET stage_code = excluded.stage_code, proposed_on = excluded.proposed_on, homes = excluded.homes,
      social_homes = excluded.social_homes, community_led = excluded.community_led, self_build = excluded.self_build,
      marking_code = excluded.marking_code, record_id = excluded.record_id
  WHERE (t.stage_code, t.proposed_on, t.homes, t.social_homes, t.community_led, t.self_build, t.marking_code)
        IS DISTINCT FROM
        (excluded.stage_code, excluded.proposed_on, excluded.homes, excluded.social_homes, excluded.community_led,
         excluded.self_build, excluded.marking_code)
  RETURNING t.record_id, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, c.made FROM changed c JOIN given g ON g.record_id = c.record_id;
