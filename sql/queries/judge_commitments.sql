-- The commitments in the order of their objectives.
select commitment_code, objective, weight from evaluation.commitment order by objective, commitment_code;
