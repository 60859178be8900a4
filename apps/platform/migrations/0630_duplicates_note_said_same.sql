-- Said to be one and answered by a job until now: those whose job had not run wait to be merged, as they do from now on at once.
insert into person_merge (authority_id, id, one_id, other_id, said_on, state)
  select authority_id, id, one_id, other_id, decided_on, 'waiting' from possible_duplicate where verdict = 'same'
  on conflict do nothing;
