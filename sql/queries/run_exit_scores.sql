-- What an exit scores on each commitment, by a criteria version. $1 version.
SELECT exit_code, commitment_code, score FROM evaluation.exit_score WHERE criteria_version_id = $1::integer
ORDER BY exit_code, commitment_code;
