-- Each pair that was compared, with whether it is one asset.
CREATE TEMPORARY TABLE truth_pair (
  match_id bigint, probability numeric, state text, evidence jsonb, source text, code text, how text, same boolean
);
