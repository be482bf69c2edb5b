-- Rows of a collection for the assets kept, in their order. Variables: columns, view, key, format.
copy (
  select :columns
  from :view as shown
  join pg_temp.selected_asset as kept on kept.asset_id = shown.asset_id
  order by kept.place, shown.:key
) to stdout (format :format);
