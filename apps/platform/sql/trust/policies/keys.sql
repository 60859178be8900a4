alter table person_key enable row level security;
create policy who_opens_or_seals on person_key for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('reception', 'validator', 'service_validator', 'auditor', 'data_protection_officer')
    or ardeco_keeps_company(person_id)));
create policy with_its_person on person_key for insert
  with check (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('reception', 'validator') or ardeco_keeps_company(person_id)));
create policy only_the_system_destroys on person_key for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_wraps_again on person_key for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on person_key to ardeco_app;
grant update (wrapped_key, generation, leaf) on person_key to ardeco_app;

alter table person_tree enable row level security;
create policy only_the_system_reads on person_tree for select using (ardeco_actor_kind() = 'system');
create policy only_the_system_adds on person_tree for insert with check (ardeco_actor_kind() = 'system');
create policy only_the_system_closes on person_tree for update using (ardeco_actor_kind() = 'system');
grant select, insert on person_tree to ardeco_app;
grant update (closed_at, destroyed_at) on person_tree to ardeco_app;

alter table erased_leaf enable row level security;
create policy only_the_system_reads on erased_leaf for select using (ardeco_actor_kind() = 'system');
create policy only_the_system_erases on erased_leaf for insert with check (ardeco_actor_kind() = 'system');
create policy only_the_system_purges on erased_leaf for delete using (ardeco_actor_kind() = 'system');
grant select, insert, delete on erased_leaf to ardeco_app;

-- Read by whoever reads one of the rows; it opens nothing without the keyring.
alter table row_key enable row level security;
create policy who_opens on row_key for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'service_manager', 'reception', 'validator',
      'service_validator')
    or ardeco_actor_kind() = 'person' and (
      exists (select from source_record s where s.authority_id = row_key.authority_id
        and s.id = row_key.row_id)
      or exists (select from account_link l where l.authority_id = row_key.authority_id
        and l.key_id = row_key.row_id))));
create policy with_its_row on row_key for insert
  with check (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'service_manager')));
create policy only_the_system_wraps_again on row_key for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on row_key to ardeco_app;
grant update (generation, leaf, wrapped_key) on row_key to ardeco_app;

alter table root_key enable row level security;
create policy only_the_system_reads on root_key for select using (ardeco_actor_kind() = 'system');
create policy only_the_system_adds on root_key for insert with check (ardeco_actor_kind() = 'system');
create policy only_the_system_closes on root_key for update using (ardeco_actor_kind() = 'system');
grant select, insert on root_key to ardeco_app;
grant update (sealed_again_at, closed_at, indexes_id, indexed) on root_key to ardeco_app;
