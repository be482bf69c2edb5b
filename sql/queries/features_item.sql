-- One feature, with the stamp; body is null when there is none that the login may see. Variables: view, body. $1 id.
SELECT stamp.stamp, stamp.current, found.body
FROM served.stamp AS stamp
LEFT JOIN (SELECT :body AS body FROM :view AS feature WHERE feature.id = $1::text) AS found ON true;
