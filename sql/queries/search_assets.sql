-- Assets that answer to what someone types, best first: those whose reference, UPRN or predecessor's code it is, those whose
-- name or reference begins with it, those that have all its words (the first three count), and, where it names none and
-- these do not fill the answer, those with words like them. Fewer than three characters find words that begin so. A postcode
-- may be typed without its blank. Likeness ranks 200 of them at most: a few letters more narrow them down. One row with nulls
-- when there is none. Variables: view. $1 what was typed, $2 how many.
SELECT stamp.stamp, stamp.current, found.reference, found.name, found.category, found.address, found.uprn, found.status,
  found.held, found.match
FROM served.stamp AS stamp
LEFT JOIN (
  WITH asked AS MATERIALIZED (
    SELECT given, written, pattern[1] AS whole,
           length(given) < 3 AS is_short, '%' || coalesce(pattern[2], '') || '%' AS first,
           '%' || coalesce(pattern[3], '') || '%' AS second, '%' || coalesce(pattern[4], '') || '%' AS third
    FROM (SELECT given, written, regexp_split_to_array(given, '\s+') AS word
          FROM (SELECT lower(btrim($1::text)) AS written,
                       CASE WHEN $1::text ~ '^\s*0+[1-9][0-9]*\s*$' THEN ltrim(btrim($1::text), '0')
                            WHEN $1::text ~* '^\s*[a-z]{1,2}[0-9][0-9a-z]?[0-9][a-z]{2}\s*$'
                              THEN regexp_replace(lower(btrim($1::text)), '(...)$', ' \1')
                            ELSE lower(btrim($1::text)) END AS given) AS as_written) AS typed
    CROSS JOIN LATERAL (
      SELECT array_agg(regexp_replace(part, '([%_\\])', '\\\1', 'g') ORDER BY place) AS pattern
      FROM unnest(typed.given || typed.word) WITH ORDINALITY AS parts (part, place)) AS escaped
  ),
  having_words AS MATERIALIZED (
    SELECT kept.*, word_similarity((SELECT given FROM asked), lower(kept.name)) AS likeness
    FROM (
      SELECT asset.id, asset.reference, asset.name, asset.category, asset.address, asset.uprn, asset.status, asset.held,
        CASE WHEN lower(asset.reference) = asked.given OR asset.uprn::text = asked.given
               OR string_to_array(lower(asset.predecessor_reference), ', ') && ARRAY[asked.given, asked.written] THEN 1
             WHEN lower(asset.name) LIKE asked.whole || '%' OR lower(asset.reference) LIKE asked.whole || '%' THEN 2
             ELSE 3 END AS place
      FROM (SELECT * FROM :view AS own
            WHERE NOT (SELECT is_short FROM asked) AND own.search LIKE (SELECT first FROM asked)
              AND own.search LIKE (SELECT second FROM asked) AND own.search LIKE (SELECT third FROM asked)
            UNION ALL
            SELECT * FROM :view AS own
            WHERE (SELECT is_short FROM asked)
              AND (own.search LIKE (SELECT whole || '%' FROM asked) OR own.search LIKE (SELECT '% ' || whole || '%' FROM asked))
            UNION ALL -- a code that looks like a postcode
            SELECT * FROM :view AS own
            WHERE (SELECT written <> given FROM asked) AND own.search LIKE (SELECT '%' || written || '%' FROM asked)
              AND own.search NOT LIKE (SELECT first FROM asked)
           ) AS asset
      CROSS JOIN asked
      ORDER BY place
      LIMIT 200
    ) AS kept
  ),
  -- One letter left out, or two changed about, leave some two fifths of a word's trigrams: pg_trgm's own 0.6 would not find it.
  like_asked AS MATERIALIZED (
    SELECT given, set_config('pg_trgm.word_similarity_threshold', '0.4', true) FROM asked
  ),
  having_like AS MATERIALIZED (
    SELECT asset.id, asset.reference, asset.name, asset.category, asset.address, asset.uprn, asset.status, asset.held,
      4, word_similarity((SELECT given FROM asked), lower(asset.name)) AS likeness
    FROM :view AS asset
    WHERE (SELECT count(*) < $2::integer AND count(*) FILTER (WHERE place = 1) = 0 FROM having_words) AND NOT (SELECT is_short FROM asked)
      AND (SELECT given FROM like_asked) <% asset.search
      AND asset.id NOT IN (SELECT id FROM having_words)
  ),
  ranked AS (
    SELECT * FROM having_words UNION ALL SELECT * FROM having_like
  )
  SELECT ranked.*, (ARRAY['exact', 'beginning', 'words', 'like'])[ranked.place] AS match
  FROM ranked
  ORDER BY ranked.place, ranked.likeness DESC, lower(ranked.name) COLLATE "C", ranked.id
  LIMIT $2::integer
) AS found ON true
ORDER BY found.place, found.likeness DESC, lower(found.name) COLLATE "C", found.id;
