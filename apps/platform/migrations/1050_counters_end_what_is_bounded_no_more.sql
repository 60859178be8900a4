-- Bounds of counters that a town stopped letting parents bound came back by themselves once it allowed them again: they end when it stops, from 1015 on, and so do
-- those that waited since before.
-- lock: a row for each child's bound, few
delete from counter_bound b using counter c
  where c.authority_id = b.authority_id and c.id = b.counter_id and not c.parents_bound;
