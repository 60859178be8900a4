create table rights_request (
  authority_id uuid not null references authority,
  id uuid not null,
  person_id uuid not null,
  asked_by uuid,
  number text not null,
  asked_right text not null
    check (asked_right in ('access', 'rectification', 'erasure', 'restriction', 'portability', 'objection')),
  state text not null check (state in ('waiting', 'scheduled', 'answered', 'refused', 'undone')),
  received_on date not null,
  due_on date not null,
  acts_on date,
  answered_on date,
  reminded smallint not null default 0 check (reminded between 0 and 2),
  version integer not null default 1,
  sealed bytea not null check (octet_length(sealed) <= 200000),
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id),
  constraint one_rights_request_per_number unique (authority_id, number),
  constraint only_an_erasure_is_scheduled check ((asked_right = 'erasure') = (acts_on is not null)),
  constraint what_is_over_has_its_day check ((state in ('waiting', 'scheduled')) = (answered_on is null))
);
create unique index one_erasure_under_way on rights_request (authority_id, person_id) where state = 'scheduled';
create index rights_requests_open on rights_request (authority_id, due_on) where state in ('waiting', 'scheduled');
create index rights_requests_of_a_person on rights_request (authority_id, person_id);
comment on table rights_request is 'A right of the GDPR asked for (art. 15 to 21): answered within a month (art. 12.3), or, for an erasure, done after some days to think again.';
comment on column rights_request.person_id is 'personal: whose data.';
comment on column rights_request.asked_by is 'personal: who asked, the person or who acts for them; null when an agent noted it of somebody there.';
comment on column rights_request.number is 'personal: said by the person, drawn from the id.';
comment on column rights_request.sealed is 'personal: what was asked and answered, in words, sealed under the person''s key, padded.';
comment on column rights_request.reminded is 'Reminders sent to who answers: 1 before the day, 2 once late.';
comment on column rights_request.acts_on is 'Day of an erasure, unless it is undone before.';

alter table rights_request enable row level security;
-- An erasure is seen by whoever acts for the person, so that another parent can undo it; other words are between who asks and who answers.
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
grant select, insert, delete on rights_request to ardeco_app;
-- Never whose, what for, nor when it came.
grant update (state, due_on, answered_on, reminded, version, sealed) on rights_request to ardeco_app;
