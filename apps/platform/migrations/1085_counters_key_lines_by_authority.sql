-- Every key begins with the authority, so that authorities can be spread over clusters; the lines of a counter were numbered by the counter alone.
-- lock: the ledger is written by nobody for as long as its index is built, a second for a million lines; no town has one yet.
alter table counter_transfer drop constraint no_hole_in_the_lines,
  add constraint no_hole_in_the_lines unique (authority_id, counter_id, sequence);
