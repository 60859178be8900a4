alter table contact enable row level security;
create policy reach on contact for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'person' and person_id = ardeco_actor()
    or desk_id = any ((select ardeco_desks_served())::uuid[]) or ardeco_has_role('reception', 'validator')));
create policy who_asks_or_reception_opens on contact for insert
  with check (authority_id = ardeco_authority() and (
    ardeco_actor_kind() = 'person' and person_id = ardeco_actor() and channel = 'web' and state = 'waiting'
    or ardeco_has_role('reception', 'validator')));
create policy who_asks_or_the_desk_goes_on on contact for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'person' and person_id = ardeco_actor()
    or desk_id = any ((select ardeco_desks_served())::uuid[]) or ardeco_has_role('reception', 'validator')))
  with check (authority_id = ardeco_authority());
create policy system_erases on contact for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- Never whose, by which door, nor when it came.
grant select, insert, delete on contact to ardeco_app;
grant update (desk_id, state, due_on, answered_on, version, sealed) on contact to ardeco_app;
