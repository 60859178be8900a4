alter table restriction enable row level security;
create policy reach on restriction for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'person' and (person_id = ardeco_actor() or ardeco_acts_for(person_id))
    or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
-- By the use cases, which run as the system once they have judged who asks.
create policy system_begins on restriction for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system' and state = 'in_force');
create policy system_lifts on restriction for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system')
  with check (authority_id = ardeco_authority());
create policy system_erases on restriction for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- Never whose, what it covers, nor since when.
grant select, insert, delete on restriction to ardeco_app;
grant update (state, lifts_on, lifted_on, version, sealed, take_back_hash, reminded_on)
  on restriction to ardeco_app;
