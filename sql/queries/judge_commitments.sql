-- The commitments in the order of their objectives.
SELECT commitment_code, objective, weight FROM evaluation.commitment ORDER BY objective, commitment_code;
