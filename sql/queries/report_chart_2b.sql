-- Chart 2b: operational assets that are not schools and that the council repairs in full, by type, most first.
select code, label, assets from publish.chart_2b order by assets desc, label;
