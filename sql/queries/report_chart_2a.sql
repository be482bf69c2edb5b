-- Chart 2a: operational assets by who repairs.
select code, label, assets from publish.chart_2a;
