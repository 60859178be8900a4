alter table death enable row level security;
create policy reach on death for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')));
-- Written by the system, once the use case has checked who asks.
create policy system_records on death for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy system_ends on death for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy system_confirms on death for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on death to ardeco_app;
grant update (confirmed_by, confirmed_on) on death to ardeco_app;

alter table house_move enable row level security;
create policy reach on house_move for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator', 'service_validator')));
create policy said_by_who_acts on house_move for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator')));
create policy said_again on house_move for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator')));
create policy system_ends on house_move for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- Never whose.
grant select, insert, delete on house_move to ardeco_app;
grant update (sent_on, sealed) on house_move to ardeco_app;
