-- The estate on each objective: code, title, the earlier rating as it was given, the present one, direction, counts.
select now.objective::text as code, now.title, earlier_rating.rating_code as last_code, earlier_rating.label as last_rating,
  now.rating_code, now.rating, rating.colour, earlier_rating.colour as last_colour, now.score, now.direction, now.change,
  now.scored, now.green, now.amber, now.red, now.insufficient, now.not_applicable, now.assets_failed, now.assets_unproven,
  now.coverage, null::text as action
from publish.estate_objective now
join evaluation.rating on rating.rating_code = now.rating_code
left join publish.latest_run run on true
left join evaluation.run_estate earlier on earlier.run_id = run.compared_run_id and earlier.level = 'objective'
  and earlier.level_code = now.objective::text and earlier.basis = 'count'
left join evaluation.rating earlier_rating on earlier_rating.rating_code = earlier.rating
order by now.objective;
