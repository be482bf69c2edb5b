-- The estate on each commitment, in the same columns as report_objectives.sql; action is what the owner of a corporate
-- action last said of it.
select now.commitment_code as code, now.title, earlier_rating.rating_code as last_code, earlier_rating.label as last_rating,
  now.rating_code, now.rating, rating.colour, earlier_rating.colour as last_colour, now.score, now.direction, now.change,
  now.scored, now.green, now.amber, now.red, now.insufficient, now.not_applicable, now.failed_guards as assets_failed,
  now.unproven_guards as assets_unproven, now.coverage,
  manual.owner || ', ' || manual.rated_on || ': ' || round(manual.score) || ' of 100. ' || manual.comment as action
from publish.estate_commitment now
left join evaluation.rating on rating.rating_code = now.rating_code
left join publish.latest_run run on true
left join evaluation.run_estate earlier on earlier.run_id = run.compared_run_id and earlier.level = 'commitment'
  and earlier.level_code = now.commitment_code and earlier.basis = 'count'
left join evaluation.rating earlier_rating on earlier_rating.rating_code = earlier.rating
left join lateral (
  select * from evaluation.manual_rating given
  where given.commitment_code = now.commitment_code and given.rated_on <= run.as_at
  order by given.rated_on desc limit 1
) as manual on true
order by now.commitment_code;
