-- Sub-groups of the Asset Management Group.
SELECT name, purpose, convened_on, closed_on FROM publish.sub_group ORDER BY closed_on NULLS FIRST, name;
