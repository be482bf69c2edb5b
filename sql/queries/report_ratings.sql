-- The ratings in their order, with colour and meaning.
select rating_code, label, colour, description from evaluation.rating order by sort_order;
