alter table rights_request enable row level security;
-- An erasure is seen by whoever acts for the person, so that another parent can undo it; other words are
-- between who asks and who answers.
create policy reach on rights_request for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'person' and ardeco_actor() in (person_id, asked_by)
    or asked_right = 'erasure' and ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy who_asks_or_the_desk_notes on rights_request for insert
  with check (authority_id = ardeco_authority() and state in ('waiting', 'scheduled') and (
    ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'person' and asked_by = ardeco_actor() and ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator')));
create policy who_answers on rights_request for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('validator', 'data_protection_officer')))
  with check (authority_id = ardeco_authority());
-- Who asked, or the person, thinks again: nothing else of it changes by them.
create policy who_thinks_again on rights_request for update
  using (authority_id = ardeco_authority() and state = 'scheduled' and (
    ardeco_actor_kind() = 'person' and (ardeco_actor() in (person_id, asked_by) or ardeco_acts_for(person_id))
    or ardeco_has_role('reception')))
  with check (authority_id = ardeco_authority() and state = 'undone');
create policy system_erases on rights_request for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- The checks of two policies of update are or-ed: who may only think again could write any state, day or
-- words by the other one's.
create policy who_thinks_again_only_undoes on rights_request as restrictive for update
  using (true)
  with check (ardeco_actor_kind() = 'system'
    or ardeco_has_role('validator', 'data_protection_officer')
    or state = 'undone');
-- Never whose, what for, nor when it came.
grant select, insert, delete on rights_request to ardeco_app;
grant update (state, due_on, answered_on, reminded, version, sealed, confirmed_by, undone_words)
  on rights_request to ardeco_app;

alter table inactivity enable row level security;
create policy the_system_only on inactivity for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, update, delete on inactivity to ardeco_app;
