create table message (
  authority_id uuid not null references authority,
  id uuid not null,
  person_id uuid,
  channel text not null check (channel in ('email', 'letter')),
  template text not null,
  day date not null,
  sealed bytea not null,
  state text not null check (state in ('waiting', 'delivered')),
  delivered_on date,
  primary key (authority_id, id)
);
create index messages_of_a_person on message (authority_id, person_id, day desc);
comment on table message is 'One message to a person or an agent: e-mail, or a letter to print for who has no address.';
comment on column message.sealed is 'personal: recipient, subject and text, sealed under the person''s key (the authority''s for an agent).';

alter table message enable row level security;
create policy reach on message for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or (person_id is not null and ardeco_acts_for(person_id)) or ardeco_has_role('reception', 'validator')));
create policy anybody_acting_sends on message for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
grant select, insert, update, delete on message to ardeco_app;
