create table document_check (
  authority_id uuid not null references authority,
  document_id uuid not null,
  person_id uuid not null,
  code_index bytea,
  names_agree boolean not null,
  replayed boolean not null,
  checked_on date not null,
  purge_on date not null,
  finding_sealed bytea not null,
  primary key (authority_id, document_id),
  constraint a_name_agrees_with_a_code check (code_index is not null or not (names_agree or replayed)),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
create index checks_of_a_person on document_check (authority_id, person_id);
create index checks_of_a_code on document_check (authority_id, code_index) where code_index is not null;
create index checks_to_purge on document_check (authority_id, purge_on);
comment on table document_check is 'What the platform found of a deposited document by itself. It outlives the document (no key to it): the proof of a check stays until purge_on, never a value of the document.';
comment on column document_check.code_index is 'personal: HMAC of the sealed code read, to know it again when somebody else presents it. Null when no seal is believed.';
comment on column document_check.names_agree is 'personal: the code names this very person. In clear, for as long as the row: the same code under its holder''s name for two people is a replay.';
comment on column document_check.finding_sealed is 'personal: issuer, certificate, type, dates, digest of the code and the outcome of each comparison, sealed under the person''s key and bound to the document.';

alter table document_check enable row level security;
create policy reach on document_check for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) or ardeco_serves(person_id)));
grant select, insert, delete on document_check to ardeco_app;
-- Never whose, nor of which document.
grant update (code_index, names_agree, replayed, checked_on, purge_on, finding_sealed) on document_check to ardeco_app;
