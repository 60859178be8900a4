alter table establishment enable row level security;
create policy administrators_and_reviewers on establishment for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'validator', 'reception', 'service_validator')));
create policy whose_record_it_holds on establishment for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and exists (
    select 1 from source_record s where s.authority_id = establishment.authority_id
      and s.establishment_id = establishment.id and s.person_id = ardeco_actor()));
create policy administrators_add on establishment for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
create policy the_system_forgets on establishment for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on establishment to ardeco_app;

alter table person_file enable row level security;
create policy administrators on person_file for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
grant select, insert, delete on person_file to ardeco_app;
grant update (state, digest, bytes, encoding, received_as, separator, columns, at_byte, at_line, lines, added,
  changed, same, refused, changed_at) on person_file to ardeco_app;

alter table person_file_part enable row level security;
create policy administrators on person_file_part for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
grant select, insert, delete on person_file_part to ardeco_app;

alter table person_file_problem enable row level security;
create policy administrators on person_file_problem for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
grant select, insert, delete on person_file_problem to ardeco_app;

alter table source_record enable row level security;
create policy the_system on source_record for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy reviewers_and_the_desk on source_record for select
  using (authority_id = ardeco_authority() and (ardeco_has_role('validator')
    or person_id is not null and (ardeco_has_role('reception') or ardeco_serves(person_id))));
create policy reviewers_link on source_record for update
  using (authority_id = ardeco_authority() and ardeco_has_role('validator'));
-- What establishments knew of somebody under a number that leads to them is theirs to read; still of nobody
-- who represents them.
create policy the_person on source_record for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and person_id is not null
    and (person_id = ardeco_actor() or exists (
      select from person_merge m where m.authority_id = source_record.authority_id
        and m.folded_id = source_record.person_id
        and m.kept_id = ardeco_actor() and m.state = 'active')));
-- Never of which establishment, nor under which number.
grant select, insert, delete on source_record to ardeco_app;
grant update (file_id, digest, key_sealed, values_sealed, seen_on, record_id, person_id)
  on source_record to ardeco_app;

alter table record_merge enable row level security;
create policy reviewers on record_merge for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
create policy only_the_system_forgets on record_merge as restrictive
  for delete using (ardeco_actor_kind() = 'system');
grant select, insert, delete on record_merge to ardeco_app;
grant update (state, undone_at, undone_by_sealed, reason_sealed) on record_merge to ardeco_app;

alter table record_apart enable row level security;
create policy reviewers on record_apart for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
grant select, insert, delete on record_apart to ardeco_app;

alter table record_proposal enable row level security;
create policy reviewers on record_proposal for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
create policy the_system_finds on record_proposal for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on record_proposal to ardeco_app;

alter table record_comparison enable row level security;
create policy reviewers on record_comparison for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
grant select, insert on record_comparison to ardeco_app;
grant update (asked_at, started_at, done_at, compared, too_many, failed_at)
  on record_comparison to ardeco_app;

alter table record_rule_run enable row level security;
create policy reviewers on record_rule_run for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
grant select, insert on record_rule_run to ardeco_app;
grant update (id, proposals, looked, merged, asked_at, asked_by, done_at, revisions)
  on record_rule_run to ardeco_app;
