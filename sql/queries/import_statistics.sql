-- What the planner must know of tables that have just been filled; the server itself notices a minute later.
analyze;
