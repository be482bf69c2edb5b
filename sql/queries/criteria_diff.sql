-- What changed from one version of the criteria to another, cell by cell; what is new or gone in one line. $1 the one
-- (null: that in force), $2 the other.
SELECT title.sheet_title AS sheet, both_of.item, both_of.change, field.heading AS field,
  CASE both_of.change WHEN 'changed' THEN both_of.before ->> field.key WHEN 'removed' THEN short.words END AS before,
  CASE both_of.change WHEN 'changed' THEN both_of.after ->> field.key WHEN 'added' THEN short.words END AS after
FROM (SELECT sheet, item, a.said AS before, b.said AS after, coalesce(a.place, b.place) AS place,
             CASE WHEN a.said IS NULL THEN 'added' WHEN b.said IS NULL THEN 'removed' ELSE 'changed' END AS change
      FROM (SELECT * FROM publish.criteria_line WHERE version = coalesce($1::integer, (SELECT version FROM publish.criteria_version WHERE state = 'in force'))) a
      FULL JOIN (SELECT * FROM publish.criteria_line WHERE version = $2::integer) b USING (sheet, item)) AS both_of
JOIN (SELECT DISTINCT sheet, sheet_title, sheet_place FROM publish.criteria_column) AS title ON title.sheet = both_of.sheet
LEFT JOIN publish.criteria_column field ON field.sheet = both_of.sheet AND both_of.change = 'changed'
     AND both_of.before ->> field.key IS DISTINCT FROM both_of.after ->> field.key
CROSS JOIN LATERAL (
  SELECT string_agg(lower(known.heading) || ' ' || (coalesce(both_of.before, both_of.after) ->> known.key), '; ' ORDER BY known.place) AS words
  FROM publish.criteria_column known
  WHERE known.sheet = both_of.sheet AND known.key IN ('kind', 'weight', 'fact', 'curve', 'amount', 'score', 'reason')) AS short
WHERE both_of.change <> 'changed' OR field.key IS NOT NULL
ORDER BY title.sheet_place, both_of.place, both_of.item, field.place;
