create table house_move (
  authority_id uuid not null references authority,
  person_id uuid not null,
  sent_on date not null,
  sealed bytea not null,
  primary key (authority_id, person_id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
comment on table house_move is 'A move that somebody said and that no agent has checked yet: one a person. It goes once the address is checked, or after a year.';
comment on column house_move.sent_on is 'Civil day on which it was said.';
comment on column house_move.sealed is 'personal: new address, day of the move, children who move along, sealed under the key of who moves.';
alter table house_move enable row level security;
create policy reach on house_move for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator', 'service_validator')));
create policy said_by_who_acts on house_move for insert
  with check (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator')));
create policy said_again on house_move for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator')));
create policy system_ends on house_move for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on house_move to ardeco_app;
-- Never whose.
grant update (sent_on, sealed) on house_move to ardeco_app;
