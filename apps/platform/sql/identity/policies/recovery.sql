alter table recovery enable row level security;
create policy system_keeps on recovery
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- What was done at the desk to give an account back is told to whose account it is, in what they take out.
create policy person_reads_own on recovery for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and person_id = ardeco_actor());
grant select, insert, delete on recovery to ardeco_app;
grant update (confirmed_by, state, code_hash, expires_at) on recovery to ardeco_app;

alter table address_change enable row level security;
create policy system_keeps on address_change
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- An address asked for, and the former one kept a year to give it back, are told to whose account it is, in
-- what they take out.
create policy person_reads_own on address_change for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and person_id = ardeco_actor());
grant select, insert, delete on address_change to ardeco_app;
grant update (state, cancel_hash, effective_at, former_confirmed) on address_change to ardeco_app;
