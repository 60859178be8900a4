create table document_check (
  authority_id uuid not null,
  document_id uuid not null,
  person_id uuid not null,
  code_index bytea,
  names_agree boolean not null,
  replayed boolean not null,
  checked_on date not null,
  purge_on date not null,
  finding_sealed bytea not null,
  relied_on date,
  primary key (authority_id, document_id),
  constraint a_name_agrees_with_a_code check (code_index is not null or not (names_agree or replayed))
);
create index checks_of_a_person on document_check (authority_id, person_id);
create index checks_of_a_code on document_check (authority_id, code_index) where code_index is not null;
create index checks_to_purge on document_check (authority_id, purge_on);
comment on table document_check is
  'What the platform found of a deposited document by itself. It outlives the document (no key to it): the '
  'proof of a check stays until purge_on, never a value of the document.';
comment on column document_check.code_index is
  'personal: HMAC of the sealed code read, to know it again when somebody else presents it. Null when no '
  'seal is believed.';
comment on column document_check.names_agree is
  'personal: the code names this very person. In clear, for as long as the row: the same code under its '
  'holder''s name for two people is a replay.';
comment on column document_check.finding_sealed is
  'personal: issuer, certificate, type, dates, digest of the code and the outcome of each comparison, '
  'sealed under the person''s key and bound to the document.';
comment on column document_check.relied_on is
  'Day on which a decision relied on this check: it then stays as it was, for as long as the decision.';

create table check_policy (
  authority_id uuid not null,
  document_type text not null check (document_type ~ '^[0-9A-Z]{2}$'),
  max_age_months smallint not null check (max_age_months between 0 and 24),
  changed_on date not null,
  primary key (authority_id, document_type)
);
comment on table check_policy is
  'What an authority lets a type of sealed document validate without an agent, and how old it may be; 0: '
  'nothing. No row: the usual policy. No personal data.';

-- Twenty documents a day saved before the antivirus looked were counted by who saved each last: two
-- validators who took turns on the same ones reset each other's count. A row a saving, which its agent
-- neither changes nor takes away.
create table saving_before_look (
  authority_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  at timestamptz not null,
  primary key (authority_id, id)
);
create index savings_of_an_agent on saving_before_look (authority_id, agent_id, at);
comment on table saving_before_look is
  'A document saved by an agent before the antivirus had looked at it, for a day: how many, not which. '
  'Which and why are in the journal.';
comment on column saving_before_look.agent_id is 'not personal: id of the agent.';
