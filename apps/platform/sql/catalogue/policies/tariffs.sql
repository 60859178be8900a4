alter table tariff enable row level security;
create policy own_managers_create on tariff for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
-- An activity whose price is a draft is its agents' alone, as the draft is.
create policy everybody_reads_what_was_published on tariff for select
  using (authority_id = ardeco_authority() and exists (
    select from tariff_version v where v.authority_id = tariff.authority_id and v.tariff_id = tariff.id
      and v.state = 'published'));
create policy own_managers_read on tariff for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer')));
grant select, insert on tariff to ardeco_app;

alter table tariff_version enable row level security;
create policy everybody_reads_what_was_published on tariff_version for select
  using (authority_id = ardeco_authority() and state = 'published');
create policy own_managers_read on tariff_version for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer')));
create policy own_managers_draft on tariff_version for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy own_managers_and_approvers_move on tariff_version for update
  using (authority_id = ardeco_authority()
    and ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer'));
grant select, insert on tariff_version to ardeco_app;
grant update (from_day, state, terms, decision, decided_on, written_by, published_by, revision)
  on tariff_version to ardeco_app;
