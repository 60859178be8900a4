alter table topup_guest enable row level security;
create policy reach on topup_guest for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'person' and ardeco_actor() in (guest_id, invited_by)
      or ardeco_acts_for(child_id)
    or ardeco_has_role('reception', 'validator')));
create policy only_the_system_invites on topup_guest for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_answers on topup_guest for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_forgets on topup_guest for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on topup_guest to ardeco_app;
grant update (guest_id, address_index, state, ended_on, refused_on, refusals, last_try, last_try_at)
  on topup_guest to ardeco_app;
