-- What the planner is told for these functions ends with them: set in the body alone, it lasted to the end of the transaction of the house, and
-- every later query of it was planned so.
alter function counters_move(uuid, uuid, uuid, uuid, text, text, uuid, bytea, bigint, uuid, timestamptz, uuid, bytea, bytea, date, timestamptz)
  set enable_seqscan = off;
alter function counters_move_all(uuid, uuid, uuid[], uuid[], text[], bytea[], bigint[], timestamptz[], uuid[], bytea[], bytea[], date)
  set enable_seqscan = off;
alter function counters_move_all(uuid, uuid, uuid[], uuid[], text[], bytea[], bigint[], timestamptz[], uuid[], bytea[], bytea[], date)
  set enable_hashjoin = off;
alter function counters_move_all(uuid, uuid, uuid[], uuid[], text[], bytea[], bigint[], timestamptz[], uuid[], bytea[], bytea[], date)
  set enable_mergejoin = off;
alter function counters_move_all(uuid, uuid, uuid[], uuid[], text[], bytea[], bigint[], timestamptz[], uuid[], bytea[], bytea[], date)
  set enable_material = off;
