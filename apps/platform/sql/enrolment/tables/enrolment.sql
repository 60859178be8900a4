create table enrolment_file (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid not null,
  state text not null check
    (state in ('draft', 'submitted', 'in_review', 'awaiting_person', 'decided', 'closed', 'withdrawn',
    'expired')),
  version integer not null default 1,
  opened_on date not null,
  opened_at text not null check (opened_at in ('web', 'desk')),
  touched_on date not null,
  desk_id uuid,
  assigned_to uuid,
  receipt_number text,
  submitted_at timestamptz,
  due_on date,
  waiting_since date,
  decided_on date,
  ended_on date,
  answers_sealed bytea,
  -- The mode under which a file was sent says who decides it, whatever the authority chooses later.
  mode text constraint mode_is_one_of_five check
    (mode in ('internal_town_hall', 'internal_web', 'internal_delegated', 'pooled_technical', 'optimised')),
  by_exception boolean not null default false,
  primary key (authority_id, id),
  constraint one_file_per_receipt_number unique (authority_id, receipt_number),
  constraint what_was_sent_has_a_receipt check (state in ('draft', 'withdrawn', 'expired')
    or receipt_number is not null and submitted_at is not null and due_on is not null
    and desk_id is not null),
  constraint what_was_decided_has_a_day check (state not in ('decided', 'closed') or decided_on is not null),
  constraint who_is_waited_for_has_a_day check ((state = 'awaiting_person') = (waiting_since is not null)),
  constraint what_has_ended_has_a_day check
    ((state in ('closed', 'withdrawn', 'expired')) = (ended_on is not null))
);
create unique index one_live_file_per_person on enrolment_file (authority_id, person_id)
  where state in ('draft', 'submitted', 'in_review', 'awaiting_person');
create index files_of_a_person on enrolment_file (authority_id, person_id, opened_on desc);
create index files_of_a_contact on enrolment_file (authority_id, contact_id);
create index files_that_arrive on enrolment_file (authority_id, submitted_at, id) where state = 'submitted';
create index files_due on enrolment_file (authority_id, due_on, id) where state in ('submitted', 'in_review');
create index files_due_at_a_desk on enrolment_file (authority_id, desk_id, due_on, id)
  where state in ('submitted', 'in_review');
create index files_in_a_state on enrolment_file (authority_id, state, due_on, id) where state <> 'draft';
create index drafts_by_last_change on enrolment_file (authority_id, touched_on) where state = 'draft';
create index files_decided on enrolment_file (authority_id, decided_on) where decided_on is not null;
create index files_ended on enrolment_file (authority_id, state, ended_on) where ended_on is not null;
-- "Mine" and "to take" read the first page of what is due without passing by the files of others.
create index files_due_of_an_agent on enrolment_file (authority_id, assigned_to, due_on, id)
  where state in ('submitted', 'in_review');
create index files_due_of_nobody on enrolment_file (authority_id, due_on, id)
  where state in ('submitted', 'in_review') and assigned_to is null;
comment on table enrolment_file is
  'The file (dossier) that turns declared elements into validated ones. Kept five years after it is '
  'closed, one after it is withdrawn, a month after it is abandoned.';
comment on column enrolment_file.contact_id is 'Who is written to: the person, or who acts for them.';
comment on column enrolment_file.desk_id is 'The desk in charge; null while a draft written on the web.';
comment on column enrolment_file.waiting_since is
  'Day since which the delay is suspended (CRPA art. L114-5).';
comment on column enrolment_file.answers_sealed is
  'personal: what is answered about the file itself, sealed under the person''s key and bound to the row.';
comment on column enrolment_file.mode is
  'Organisation mode under which it was sent; null while a draft, and for files sent before modes existed.';
comment on column enrolment_file.by_exception is
  'True when an agent sent it, for a reason told to the person, to a desk out of its route.';

create table enrolment_step (
  authority_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  position bigint generated always as identity,
  sealed bytea not null,
  primary key (authority_id, id)
);
create index steps_of_a_file on enrolment_step (authority_id, file_id, position);
comment on table enrolment_step is 'What happened to a file, in order, notes included. Written once.';
comment on column enrolment_step.sealed is
  'personal: act, instant, who, reason or note, sealed under the person''s key and bound to the row.';

create table enrolment_decision (
  authority_id uuid not null,
  file_id uuid not null,
  element text not null,
  sealed bytea not null,
  primary key (authority_id, file_id, element)
);
comment on table enrolment_decision is
  'The last decision on each element of a file; the former ones are in its steps.';
comment on column enrolment_decision.sealed is
  'personal: outcome, reason, evidence, who and when, sealed under the person''s key and bound to the row.';

create table enrolment_request (
  authority_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  state text not null check (state in ('open', 'answered', 'dropped')),
  sealed bytea not null,
  primary key (authority_id, id)
);
create index requests_of_a_file on enrolment_request (authority_id, file_id);
comment on table enrolment_request is 'A document asked from the person to go on.';
comment on column enrolment_request.sealed is
  'personal: element, kind of document, reason, reply, sealed under the person''s key and bound to the row.';

create table enrolment_document (
  authority_id uuid not null,
  file_id uuid not null,
  document_id uuid not null,
  elements text[] not null check (cardinality(elements) > 0),
  primary key (authority_id, file_id, document_id)
);
comment on table enrolment_document is
  'Which documents stand in a file, and what they should prove. A document purged since stays named here.';

create table receipt_counter (
  authority_id uuid not null,
  year smallint not null,
  last integer not null check (last between 1 and 999999),
  primary key (authority_id, year)
);
comment on table receipt_counter is
  'Last receipt number given in a year; a number of a rolled back sending is given again.';
