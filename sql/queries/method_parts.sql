-- How many rows each part of the method has, and what they stand on.
SELECT part, count(*) AS rows, count(*) FILTER (WHERE standing = 'sourced') AS sourced,
       count(*) FILTER (WHERE standing = 'second_hand') AS second_hand,
       count(*) FILTER (WHERE standing = 'judgement') AS judgement, count(*) FILTER (WHERE standing = 'unchecked') AS unchecked,
       count(*) FILTER (WHERE standing = 'terrier') AS terrier
FROM publish.method
GROUP BY part_order, part
ORDER BY part_order;
