-- The ratings in their order, with colour and meaning.
SELECT rating_code, label, colour, description FROM evaluation.rating ORDER BY sort_order;
