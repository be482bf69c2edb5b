-- What people read of objectives, commitments and ratings.
SELECT 'objective' AS kind, objective::text AS code, short_title AS words FROM evaluation.objective
UNION ALL SELECT 'commitment', commitment_code, short_title FROM evaluation.commitment
UNION ALL SELECT 'rating', rating_code, label FROM evaluation.rating
UNION ALL SELECT 'fact', fact_code, label FROM evaluation.fact;
