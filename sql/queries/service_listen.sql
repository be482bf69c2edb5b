-- Be told when the stamp moves.
LISTEN terrier_stamp;
