alter table source_habilitation enable row level security;
create policy administrators_keep on source_habilitation for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator') and ardeco_is_ours()));
grant select, insert on source_habilitation to ardeco_app;
grant update (address, recipient, token_sealed, reference, legal_basis, kinds, enabled, changed_on,
  changed_by, revision) on source_habilitation to ardeco_app;

alter table source_question enable row level security;
create policy reach on source_question for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id)));
-- Who asks writes a question that waits, and never an answer.
create policy who_acts_asks on source_question for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or state = 'waiting' and answer_sealed is null and refresh_id is null
    and (ardeco_has_role('reception', 'validator') or ardeco_acts_for(person_id))));
create policy platform_and_validators_answer on source_question for update
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
create policy platform_forgets on source_question for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- Never whose, of which source, nor what the person was told.
grant select, insert, delete on source_question to ardeco_app;
grant update (state, outcome, attempts, next_at, answered_on, purge_on, answer_sealed, version)
  on source_question to ardeco_app;

alter table source_wish enable row level security;
create policy reach on source_wish for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id)));
grant select, insert, update, delete on source_wish to ardeco_app;

alter table source_pace enable row level security;

alter table source_refresh enable row level security;
create policy administrators_keep on source_refresh for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator') and ardeco_is_ours()));
grant select, insert on source_refresh to ardeco_app;
grant update (state, gathered_after, ended_on, refused_code) on source_refresh to ardeco_app;

alter table source_correspondent enable row level security;
create policy who_keeps_or_checks_reads on source_correspondent for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'data_protection_officer') and ardeco_is_ours()));
create policy administrators_give on source_correspondent for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator')
    and ardeco_is_ours());
create policy who_keeps_or_checks_writes on source_correspondent for update
  using (authority_id = ardeco_authority()
    and ardeco_has_role('authority_administrator', 'data_protection_officer') and ardeco_is_ours());
grant select, insert on source_correspondent to ardeco_app;
grant update (register, name, legal_basis, certificate, fingerprint, valid_to, own_certificate,
  own_fingerprint, own_key_sealed, own_valid_to, changed_on, changed_by, revision, given_by, given_at,
  checked_as, checked_by, checked_at) on source_correspondent to ardeco_app;

alter table source_file enable row level security;
create policy administrators on source_file for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator') and ardeco_is_ours()));
grant select, insert, delete on source_file to ardeco_app;
grant update (state, content_sealed, at_line, problems, changed_at) on source_file to ardeco_app;

alter table source_file_problem enable row level security;
create policy administrators_and_validators on source_file_problem for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator', 'validator')));
create policy the_platform_writes on source_file_problem for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy validators_look on source_file_problem for update
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
grant select, insert on source_file_problem to ardeco_app;
grant update (seen_on) on source_file_problem to ardeco_app;
