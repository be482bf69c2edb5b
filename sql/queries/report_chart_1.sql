-- Chart 1: assets held by why they are held.
select code, label, assets from publish.chart_1;
