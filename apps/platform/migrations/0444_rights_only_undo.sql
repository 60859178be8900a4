-- lock: a policy of a table of few rows, for an instant; nothing is rewritten.
-- The checks of two policies of update are or-ed: who may only think again could write any state, day or words by the other one's.
create policy who_thinks_again_only_undoes on rights_request as restrictive for update
  using (true)
  with check (ardeco_actor_kind() = 'system'
    or ardeco_has_role('validator', 'data_protection_officer')
    or state = 'undone');
