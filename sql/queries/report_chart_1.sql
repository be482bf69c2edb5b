-- Chart 1: assets held by why they are held.
SELECT code, label, assets FROM publish.chart_1;
