-- Family quotients by encrypted file: with whom, what was sent, what came back.
create table source_correspondent (
  authority_id uuid primary key references authority,
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
  revision integer not null check (revision > 0)
);
comment on table source_correspondent is 'Who exchanges family quotients by encrypted file with an authority: their certificate, and the authority''s own, whose key is sealed. No personal data but who changed it.';
comment on column source_correspondent.name is 'not personal: of an office of the CAF or of the MSA.';
comment on column source_correspondent.own_key_sealed is 'not personal: the authority''s private key, under its own key.';
comment on column source_correspondent.changed_by is 'not personal: id of the agent who changed it.';
alter table source_correspondent enable row level security;
create policy administrators_keep on source_correspondent for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
grant select, insert on source_correspondent to ardeco_app;
grant update (register, name, legal_basis, certificate, fingerprint, valid_to, own_certificate, own_fingerprint, own_key_sealed, own_valid_to,
  changed_on, changed_by, revision) on source_correspondent to ardeco_app;

create table source_file (
  authority_id uuid not null references authority,
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
  primary key (authority_id, id),
  foreign key (authority_id, refresh_id) references source_refresh (authority_id, id),
  constraint progress_stays_within check (at_line between 0 and lines and problems between 0 and lines),
  constraint an_answer_read_is_not_kept check (direction = 'request' or state = 'received' or content_sealed is null)
);
create unique index one_request_per_refresh on source_file (authority_id, refresh_id) where direction = 'request';
create unique index one_answer_per_content on source_file (authority_id, refresh_id, digest) where digest is not null;
create index source_files_to_purge on source_file (authority_id, received_on);
comment on table source_file is 'A file of family quotients: the request written for a correspondent, or an answer received. Its content leaves once read, once its refresh has ended, or after thirty days; the row after a year.';
comment on column source_file.digest is 'not personal: HMAC of an answer''s content, under the authority''s key: the same file again is the same row.';
comment on column source_file.content_sealed is 'personal: names and quotients of many people. A request is sealed for its correspondent alone; an answer under the authority''s key and bound to the file.';
alter table source_file enable row level security;
create policy administrators on source_file for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
grant select, insert, delete on source_file to ardeco_app;
grant update (state, content_sealed, at_line, problems, changed_at) on source_file to ardeco_app;

create table source_file_problem (
  authority_id uuid not null,
  file_id uuid not null,
  line integer not null check (line > 0),
  code text not null check (code ~ '^[a-z_]{3,40}$'),
  question_id uuid,
  seen_on date,
  primary key (authority_id, file_id, line),
  foreign key (authority_id, file_id) references source_file (authority_id, id) on delete cascade
);
create index source_file_problems_unseen on source_file_problem (authority_id) where seen_on is null;
comment on table source_file_problem is 'A line of an answer that is about no question that waits: its number and a code; never what was written there. Leaves with the file.';
comment on column source_file_problem.question_id is 'not personal: the question that had its answer already.';
alter table source_file_problem enable row level security;
create policy administrators_and_validators on source_file_problem for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator', 'validator')));
create policy the_platform_writes on source_file_problem for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy validators_look on source_file_problem for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
grant select, insert on source_file_problem to ardeco_app;
grant update (seen_on) on source_file_problem to ardeco_app;
