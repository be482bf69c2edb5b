-- Chart 2a: operational assets by who repairs.
SELECT code, label, assets FROM publish.chart_2a;
