-- An activity whose price is a draft is its agents' alone, as the draft is.
drop policy everybody_reads_of_their_authority on tariff;
create policy everybody_reads_what_was_published on tariff for select
  using (authority_id = ardeco_authority() and exists (
    select from tariff_version v where v.authority_id = tariff.authority_id and v.tariff_id = tariff.id and v.state = 'published'));
create policy own_managers_read on tariff for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer')));
