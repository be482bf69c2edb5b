-- What two scenarios change, side by side, for people to read, with what holds where one of them sets nothing. $1 and $2 names.
SELECT own.what, coalesce(own.first, own.unset) AS first, coalesce(own.second, own.unset) AS second
FROM (SELECT said.what, said.place, said.of_what, said.code, max(said.said) FILTER (WHERE said.scenario = $1::text) AS first,
             max(said.said) FILTER (WHERE said.scenario = $2::text) AS second,
             CASE WHEN said.kind = 'fact' THEN 'as recorded' WHEN said.code = 'without' THEN 'no' WHEN said.code = 'fund' THEN 'none' ELSE 'as usual' END AS unset
      FROM publish.scenario_said said
      WHERE said.scenario IN ($1::text, $2::text)
      GROUP BY said.what, said.place, said.of_what, said.code, said.kind) AS own
ORDER BY own.place, own.of_what, own.code;
