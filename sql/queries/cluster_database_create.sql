-- Makes terrier's database in the private cluster.
CREATE DATABASE terrier owner terrier_owner;
