-- Rows of a collection for the assets kept, in their order. Variables: columns, view, key, format.
COPY (
  SELECT :columns
  FROM :view AS shown
  JOIN pg_temp.selected_asset AS kept ON kept.asset_id = shown.asset_id
  ORDER BY kept.place, shown.:key
) TO STDOUT (FORMAT :format);
