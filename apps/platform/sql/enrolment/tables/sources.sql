create table source_habilitation (
  authority_id uuid primary key,
  address text not null check (length(address) <= 300),
  recipient text not null check (recipient ~ '^\d{14}$'),
  token_sealed bytea not null,
  reference text not null check (length(reference) <= 100),
  legal_basis text not null check (length(legal_basis) between 1 and 1000),
  kinds text[] not null,
  enabled boolean not null,
  changed_on date not null,
  changed_by uuid,
  revision integer not null check (revision > 0)
);
comment on table source_habilitation is
  'What the State let an authority ask its registers, by which legal text, and the token, sealed under the '
  'authority''s key. No personal data but who changed it.';
comment on column source_habilitation.address is 'not personal: of the API of the State.';
comment on column source_habilitation.changed_by is
  'not personal: id of the agent who changed it; null for the platform.';

create table source_question (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('quotient', 'student', 'scholarship', 'schooling', 'job_seeker')),
  refresh_id uuid,
  state text not null check (state in ('waiting', 'answered', 'to_settle', 'settled', 'stopped')),
  outcome text,
  asked_on date not null,
  attempts smallint not null default 0 check (attempts >= 0),
  next_at timestamptz,
  answered_on date,
  purge_on date not null,
  question_sealed bytea not null,
  answer_sealed bytea,
  version integer not null default 1,
  primary key (authority_id, id),
  constraint an_answer_has_its_day check ((state in ('waiting', 'stopped')) = (answered_on is null))
);
create unique index one_question_waits_per_person_and_source
  on source_question (authority_id, person_id, kind) where state = 'waiting';
create index questions_of_a_person on source_question (authority_id, person_id);
create index questions_of_a_refresh on source_question (authority_id, refresh_id, state)
  where refresh_id is not null;
create index questions_to_settle on source_question (authority_id, asked_on) where state = 'to_settle';
create index questions_to_purge on source_question (authority_id, purge_on);
create unique index one_question_per_person_and_refresh
  on source_question (authority_id, refresh_id, person_id) where refresh_id is not null;
comment on table source_question is
  'A question about one person to one register of the State: what the person was told, what came back. The '
  'proof of the information given (CRPA, art. L114-8) is in what is sealed.';
comment on column source_question.question_sealed is
  'personal: who asked, when, the words shown, the number given, sealed under the person''s key and bound '
  'to the row.';
comment on column source_question.answer_sealed is
  'personal: what came back, sealed likewise. Null before, and for nobody found.';

create table source_wish (
  authority_id uuid not null,
  person_id uuid not null,
  yearly boolean not null,
  said_on date not null,
  primary key (authority_id, person_id)
);
comment on table source_wish is
  'Whether somebody wants their family quotient asked again each year; no row: they said nothing of it.';
comment on column source_wish.yearly is 'personal: yes, or an objection (GDPR art. 21).';

-- One token, and one address on the Internet, are shared by every server of this platform, and the address by
-- every authority.
create table source_pace (
  bucket bytea primary key,
  tokens double precision not null,
  filled_at timestamptz not null,
  closed_until timestamptz
);
comment on table source_pace is
  'How many requests may leave at once, by token (a keyed digest) and for the whole platform. No personal '
  'data.';

create table source_refresh (
  authority_id uuid not null,
  id uuid not null,
  state text not null check (state in ('gathering', 'running', 'stopped', 'done')),
  asks text not null check (asks in ('agreed', 'informed')),
  informed_how text not null check (length(informed_how) <= 1000),
  gathered_after uuid,
  started_on date not null,
  started_by uuid,
  ended_on date,
  refused_code text check (length(refused_code) <= 40),
  way text not null default 'api' check (way in ('api', 'file')),
  -- Days do not say which of two exchanges of one day came last: the page showed the older one, and its
  -- figures.
  position bigint not null generated always as identity,
  primary key (authority_id, id),
  constraint an_end_has_its_day check ((state = 'done') = (ended_on is not null)),
  constraint a_refusal_stops check (refused_code is null or state in ('stopped', 'done'))
);
create unique index one_refresh_under_way on source_refresh (authority_id, way) where state <> 'done';
comment on table source_refresh is
  'A yearly round of family quotients: whom it asks about, how they were informed, how far it is. No '
  'personal data.';
comment on column source_refresh.started_by is
  'not personal: id of the agent who began it; null for the platform.';
comment on column source_refresh.refused_code is
  'not personal: why the source refused the whole habilitation, in its own code; null when it did not.';
comment on column source_refresh.way is
  'not personal: asked by API, one family at a time, or by encrypted file.';
comment on column source_refresh.position is 'not personal: in which order they began.';

-- Family quotients by encrypted file: with whom, what was sent, what came back.
create table source_correspondent (
  authority_id uuid primary key,
  register text not null check (register in ('CAF', 'MSA')),
  name text not null check (length(name) between 2 and 120),
  legal_basis text not null check (length(legal_basis) between 1 and 1000),
  certificate text not null check (length(certificate) <= 16000),
  fingerprint text not null,
  valid_to timestamptz not null,
  own_certificate text not null,
  own_fingerprint text not null,
  own_key_sealed bytea not null,
  own_valid_to timestamptz not null,
  changed_on date not null,
  changed_by uuid,
  revision integer not null check (revision > 0),
  given_by uuid,
  given_at timestamptz,
  checked_as text check (checked_as in ('confirmed', 'refused')),
  checked_by uuid,
  checked_at timestamptz,
  -- lock: one row an authority
  constraint a_check_is_somebodys check ((checked_as is null) = (checked_by is null)
    and (checked_as is null) = (checked_at is null)),
  -- lock: one row an authority
  constraint who_gave_it_does_not_confirm check (checked_as is distinct from 'confirmed'
    or given_by is not null and checked_by <> given_by)
);
comment on table source_correspondent is
  'Who exchanges family quotients by encrypted file with an authority: their certificate, and the '
  'authority''s own, whose key is sealed. No personal data but who changed it.';
comment on column source_correspondent.name is 'not personal: of an office of the CAF or of the MSA.';
comment on column source_correspondent.own_key_sealed is
  'not personal: the authority''s private key, under its own key.';
comment on column source_correspondent.changed_by is 'not personal: id of the agent who changed it.';
comment on column source_correspondent.given_by is 'not personal: id of the agent who gave this certificate.';
comment on column source_correspondent.checked_as is
  'What a second person found of its fingerprint; null: nobody compared it yet, and it does nothing.';
comment on column source_correspondent.checked_by is 'not personal: id of the agent who compared it.';

create table source_file (
  authority_id uuid not null,
  id uuid not null,
  refresh_id uuid not null,
  direction text not null check (direction in ('request', 'answer')),
  state text not null check (state in ('received', 'done')),
  digest bytea check (octet_length(digest) = 32),
  content_sealed bytea,
  lines integer not null check (lines >= 0),
  at_line integer not null default 0,
  problems integer not null default 0,
  received_on date not null,
  changed_at timestamptz not null,
  sealed_for text,
  primary key (authority_id, id),
  constraint progress_stays_within check (at_line between 0 and lines and problems between 0 and lines),
  constraint an_answer_read_is_not_kept check (direction = 'request' or state = 'received'
    or content_sealed is null)
);
create unique index one_request_per_refresh on source_file (authority_id, refresh_id)
  where direction = 'request';
create unique index one_answer_per_content on source_file (authority_id, refresh_id, digest)
  where digest is not null;
create index source_files_to_purge on source_file (authority_id, received_on);
comment on table source_file is
  'A file of family quotients: the request written for a correspondent, or an answer received. Its content '
  'leaves once read, once its refresh has ended, or after thirty days; the row after a year.';
comment on column source_file.digest is
  'not personal: HMAC of an answer''s content, under the authority''s key: the same file again is the same '
  'row.';
comment on column source_file.content_sealed is
  'personal: names and quotients of many people. A request is sealed for its correspondent alone; an '
  'answer under a key of its own, in row_key.';
comment on column source_file.sealed_for is
  'not personal: fingerprint of the certificate that a request is sealed for.';

create table source_file_problem (
  authority_id uuid not null,
  file_id uuid not null,
  line integer not null check (line > 0),
  code text not null check (code ~ '^[a-z_]{3,40}$'),
  question_id uuid,
  seen_on date,
  primary key (authority_id, file_id, line)
);
create index source_file_problems_unseen on source_file_problem (authority_id) where seen_on is null;
comment on table source_file_problem is
  'A line of an answer that is about no question that waits: its number and a code; never what was written '
  'there. Leaves with the file.';
comment on column source_file_problem.question_id is
  'not personal: the question that had its answer already.';
