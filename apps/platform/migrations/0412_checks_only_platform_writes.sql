-- A person reads what was found of their documents, and writes none of it: the platform and the agents who decide do.
drop policy reach on document_check;
create policy reach on document_check for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) or ardeco_serves(person_id)));
create policy platform_and_agents_write on document_check for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator') or ardeco_serves(person_id)));
