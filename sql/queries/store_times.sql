-- Sets what day's and whose time's register this connection reads. $1 day of effect, $2 revision, $3 moment; '' now.
-- Over history the planner cannot tell how many versions count, and would loop over all of them for each asset.
SELECT set_config('terrier.as_at', $1::text, false), set_config('terrier.known_revision', $2::text, false),
       set_config('terrier.known_moment', $3::text, false),
       set_config('enable_nestloop', CASE $1::text || $2::text WHEN '' THEN 'on' ELSE 'off' END, false);
