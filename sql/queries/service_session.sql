-- Settings of the service's workers. Each answer on one processor: starting helpers for a statement costs more than most
-- statements take, and the other processors have other answers to make.
SELECT set_config('max_parallel_workers_per_gather', '0', false);
