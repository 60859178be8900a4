-- The lines of a month are found without reading the whole life of a counter.
-- lock: a few seconds a million lines, before the servers start
create index transfers_of_a_day on counter_transfer (counter_id, day);
