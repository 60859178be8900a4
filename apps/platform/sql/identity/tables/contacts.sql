create table contact (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  number text not null,
  channel text not null check (channel in ('desk', 'phone', 'web', 'mail')),
  desk_id uuid not null,
  state text not null check (state in ('waiting', 'answered')),
  received_on date not null,
  due_on date not null,
  answered_on date,
  version integer not null default 1,
  sealed bytea not null check (octet_length(sealed) <= 200000),
  primary key (authority_id, id),
  constraint one_contact_per_number unique (authority_id, number),
  constraint what_is_answered_has_its_day check ((state = 'answered') = (answered_on is not null))
);
create index contacts_waiting on contact (authority_id, due_on) where state = 'waiting';
create index contacts_of_a_person on contact (authority_id, person_id);
comment on table contact is
  'A call, a letter, a question at the desk or on the web: one request whatever the door, answered by one '
  'desk, seen by the person.';
comment on column contact.person_id is
  'personal: who asks. Never whom they act for: another representative does not read it.';
comment on column contact.number is 'personal: said by the person, drawn from the id.';
comment on column contact.version is
  'Grows at each change: the second agent is told that somebody came first.';
comment on column contact.sealed is
  'personal: subject, service, words and answers with who wrote them, sealed under the person''s key, '
  'padded.';
