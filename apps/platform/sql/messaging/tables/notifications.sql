create table message (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid,
  channel text not null check (channel in ('email', 'letter')),
  day date not null,
  sealed bytea not null,
  state text not null check (state in ('waiting', 'delivered')),
  delivered_on date,
  primary key (authority_id, id)
);
create index messages_of_a_person on message (authority_id, person_id, day desc);
comment on table message is
  'One message to a person or an agent: e-mail, or a letter to print for who has no address.';
comment on column message.sealed is
  'personal: recipient, subject and text, sealed under the person''s key (the authority''s for an address '
  'that is no one person''s: empty once it was sent). Nothing in clear says what the message is about.';
