-- Rank of the highest marking that the login may read.
SELECT publish.clearance();
