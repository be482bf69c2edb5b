-- What rests on an officer's judgement, by code: what the council should replace first. $1 standing.
SELECT part, code, count(*) AS rows, split_part(min(description), ' Fact: ', 1) AS description
FROM publish.method
WHERE standing = $1::text
GROUP BY part_order, part, code
ORDER BY part_order, min(place);
