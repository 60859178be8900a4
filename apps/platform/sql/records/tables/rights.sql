create table rights_request (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  asked_by uuid,
  number text not null,
  asked_right text not null check
    (asked_right in ('access', 'rectification', 'erasure', 'restriction', 'portability', 'objection')),
  state text not null check (state in ('waiting', 'scheduled', 'answered', 'refused', 'undone')),
  received_on date not null,
  due_on date not null,
  acts_on date,
  answered_on date,
  reminded smallint not null default 0 check (reminded between 0 and 2),
  version integer not null default 1,
  sealed bytea not null check (octet_length(sealed) <= 200000),
  -- Nobody is reached by message: a second agent of the authority sees the original before an erasure is done
  -- (ADR 0070).
  noted_by uuid,
  confirmed_by uuid,
  needs_colleague boolean not null default false,
  undone_words bytea,
  primary key (authority_id, id),
  constraint one_rights_request_per_number unique (authority_id, number),
  constraint only_an_erasure_is_scheduled check ((asked_right = 'erasure') = (acts_on is not null)),
  constraint what_is_over_has_its_day check ((state in ('waiting', 'scheduled')) = (answered_on is null)),
  constraint another_agent_confirms check (confirmed_by is null or needs_colleague
    and confirmed_by <> noted_by),
  constraint words_of_undoing_are_short check (undone_words is null or octet_length(undone_words) <= 4000),
  -- Asked online too, the erasure of somebody who keeps others waits for an agent: whoever gains from a wrong
  -- merge would ask alone (ADR 0073).
  constraint only_an_erasure_needs_a_colleague check (not needs_colleague or asked_right = 'erasure')
);
create unique index one_erasure_under_way on rights_request (authority_id, person_id)
  where state = 'scheduled';
create index rights_requests_open on rights_request (authority_id, due_on)
  where state in ('waiting', 'scheduled');
create index rights_requests_of_a_person on rights_request (authority_id, person_id);
comment on table rights_request is
  'A right of the GDPR asked for (art. 15 to 21): answered within a month (art. 12.3), or, for an erasure, '
  'done after some days to think again.';
comment on column rights_request.person_id is 'personal: whose data.';
comment on column rights_request.asked_by is
  'personal: who asked, the person or who acts for them; null when an agent noted it of somebody there.';
comment on column rights_request.number is 'personal: said by the person, drawn from the id.';
comment on column rights_request.acts_on is 'Day of an erasure, unless it is undone before.';
comment on column rights_request.reminded is 'Reminders sent to who answers: 1 before the day, 2 once late.';
comment on column rights_request.sealed is
  'personal: what was asked and answered, in words, sealed under the person''s key, padded.';
comment on column rights_request.noted_by is 'The agent who noted it at the desk; null on the web.';
comment on column rights_request.confirmed_by is 'Another agent, who saw the original too.';
comment on column rights_request.needs_colleague is
  'An erasure of which nobody concerned is told by message, or of somebody who keeps others: not done '
  'before an agent who did not note it confirms it.';
comment on column rights_request.undone_words is
  'personal: who undid it and when, sealed under the person''s key, beside the words, which undoing does '
  'not touch.';

create table inactivity (
  authority_id uuid not null,
  person_id uuid not null,
  told_on date not null,
  told_again_on date,
  primary key (authority_id, person_id)
);
comment on table inactivity is
  'Somebody of whom nothing was seen for two years was told twice that they will be erased; it goes as '
  'soon as they come back, or with them.';
comment on column inactivity.person_id is 'personal: who was told.';
