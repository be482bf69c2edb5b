-- One row where there is a commitment or an objective of that number, none otherwise. $1 which (2.2, 2).
SELECT commitment.objective
FROM publish.commitment
WHERE commitment.commitment = $1::text OR commitment.objective::text = $1::text
LIMIT 1;
