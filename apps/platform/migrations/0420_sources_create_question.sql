create table source_habilitation (
  authority_id uuid primary key references authority,
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
comment on table source_habilitation is 'What the State let an authority ask its registers, by which legal text, and the token, sealed under the authority''s key. No personal data but who changed it.';
comment on column source_habilitation.address is 'not personal: of the API of the State.';
comment on column source_habilitation.changed_by is 'not personal: id of the agent who changed it; null for the platform.';

create table source_question (
  authority_id uuid not null references authority,
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
  constraint an_answer_has_its_day check ((state in ('waiting', 'stopped')) = (answered_on is null)),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
create unique index one_question_waits_per_person_and_source on source_question (authority_id, person_id, kind) where state = 'waiting';
create index questions_of_a_person on source_question (authority_id, person_id);
create index questions_of_a_refresh on source_question (authority_id, refresh_id, state) where refresh_id is not null;
create index questions_to_settle on source_question (authority_id, asked_on) where state = 'to_settle';
create index questions_to_purge on source_question (authority_id, purge_on);
comment on table source_question is 'A question about one person to one register of the State: what the person was told, what came back. The proof of the information given (CRPA, art. L114-8) is in what is sealed.';
comment on column source_question.question_sealed is 'personal: who asked, when, the words shown, the number given, sealed under the person''s key and bound to the row.';
comment on column source_question.answer_sealed is 'personal: what came back, sealed likewise. Null before, and for nobody found.';

create table source_wish (
  authority_id uuid not null references authority,
  person_id uuid not null,
  yearly boolean not null,
  said_on date not null,
  primary key (authority_id, person_id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
comment on table source_wish is 'Whether somebody wants their family quotient asked again each year; no row: they said nothing of it.';
comment on column source_wish.yearly is 'personal: yes, or an objection (GDPR art. 21).';

alter table source_habilitation enable row level security;
alter table source_question enable row level security;
alter table source_wish enable row level security;

create policy administrators_keep on source_habilitation for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
grant select, insert on source_habilitation to ardeco_app;
grant update (address, recipient, token_sealed, reference, legal_basis, kinds, enabled, changed_on, changed_by, revision) on source_habilitation to ardeco_app;

create policy reach on source_question for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator') or ardeco_acts_for(person_id)));
-- Who asks writes a question that waits, and never an answer.
create policy who_acts_asks on source_question for insert
  with check (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or state = 'waiting' and answer_sealed is null and refresh_id is null
    and (ardeco_has_role('reception', 'validator') or ardeco_acts_for(person_id))));
create policy platform_and_validators_answer on source_question for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
create policy platform_forgets on source_question for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on source_question to ardeco_app;
-- Never whose, of which source, nor what the person was told.
grant update (state, outcome, attempts, next_at, answered_on, purge_on, answer_sealed, version) on source_question to ardeco_app;

create policy reach on source_wish for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator') or ardeco_acts_for(person_id)));
grant select, insert, update, delete on source_wish to ardeco_app;
