-- Declaring is everybody's, deciding is validators': the database holds the border that the use cases draw.
create policy who_decides_elements_inserts on element as restrictive for insert
  with check (state = 'declared' or ardeco_actor_kind() = 'system' or ardeco_has_role('validator', 'service_validator'));
create policy who_decides_elements_changes on element as restrictive for update
  using (state = 'declared' or ardeco_actor_kind() = 'system' or ardeco_has_role('validator', 'service_validator'))
  with check (state in ('declared', 'superseded') or ardeco_actor_kind() = 'system'
    or ardeco_has_role('validator', 'service_validator'));
create policy only_declarations_are_withdrawn on element as restrictive for delete
  using (state = 'declared' or ardeco_actor_kind() = 'system');
revoke update on element from ardeco_app;
-- A value is never rewritten: a new one is a new row.
grant update (state, provenance_sealed, assurance, decided_on, valid_until, version) on element to ardeco_app;

-- A person brings themselves to declared, by sending a file; the rest is decided.
create policy who_enrols on person as restrictive for update
  using (true)
  with check (status in ('draft', 'declared') or ardeco_actor_kind() = 'system'
    or ardeco_has_role('validator', 'service_validator'));
-- Newcomers are created by the system; nobody unknown writes.
alter policy draft_is_created on person
  with check (authority_id = ardeco_authority() and status = 'draft' and ardeco_actor_kind() = 'person'
    and created_by = ardeco_actor());
