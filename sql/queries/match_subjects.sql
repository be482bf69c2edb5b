-- What is compared of each record of a pair: its particulars, and its name as words in their standard form.
CREATE TEMPORARY TABLE match_subject ON COMMIT DROP AS
WITH own AS MATERIALIZED (
  SELECT probe_id AS subject_id, name, category_code, uprn, uprns, street_number, street, locality, post_town, postcode,
         location, extent, urn, titles, fixed_asset_reference, floor_area_m2, land_area_m2
  FROM pg_temp.match_probe
  UNION ALL
  SELECT asset_id, name, category_code, uprn, uprns, street_number, street, locality, post_town, postcode,
         coalesce(location, st_pointonsurface(extent)), extent, urn, titles, fixed_asset_reference, floor_area_m2, land_area_m2
  FROM facts.match_asset held
  WHERE held.asset_id IN (SELECT asset_id FROM pg_temp.match_pair)
    AND NOT EXISTS (SELECT FROM pg_temp.match_probe p WHERE p.probe_id = held.asset_id)
), word AS (
  SELECT own.subject_id, part.place, standard.word, coalesce(known.building_kind, false) AS building_kind
  FROM own
  CROSS JOIN LATERAL regexp_split_to_table(translate(lower(own.name), E'\u2019''', ''), '[^a-z0-9]+')
    WITH ORDINALITY AS part (word, place)
  LEFT JOIN code.match_word known ON known.word = part.word
  CROSS JOIN LATERAL string_to_table(coalesce(known.standard, part.word), ' ') AS standard (word)
  WHERE standard.word <> ''
), name AS (
  SELECT subject_id, string_agg(word, ' ' ORDER BY place) AS words,
         array_agg(DISTINCT word ORDER BY word) AS word_set,
         array_agg(DISTINCT word ORDER BY word) FILTER (WHERE building_kind) AS kinds,
         array_agg(DISTINCT word ORDER BY word) FILTER (WHERE word ~ '^[0-9]+[a-z]?$') AS numbers
  FROM word GROUP BY subject_id
)
SELECT own.*, coalesce(name.words, '') AS words, coalesce(name.word_set, '{}') AS word_set,
       coalesce(name.kinds, '{}') AS kinds, coalesce(name.numbers, '{}') AS numbers, category.path[1] AS category_group,
       nullif(regexp_replace(lower(own.street), '[^a-z0-9]+', ' ', 'g'), '') AS street_words,
       lower(own.street_number) AS number
FROM own
LEFT JOIN name ON name.subject_id = own.subject_id
LEFT JOIN facts.match_category category ON category.code = own.category_code;
