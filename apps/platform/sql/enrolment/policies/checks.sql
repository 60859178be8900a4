alter table document_check enable row level security;
-- A person reads what was found of their documents, and writes none of it: the platform and the agents who
-- decide do.
create policy reach on document_check for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) or ardeco_serves(person_id)));
create policy platform_and_agents_write on document_check for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_serves(person_id)));
-- Never whose, nor of which document.
grant select, insert, delete on document_check to ardeco_app;
grant update (code_index, names_agree, replayed, checked_on, purge_on, finding_sealed, relied_on)
  on document_check to ardeco_app;

alter table check_policy enable row level security;
create policy read on check_policy for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_choose on check_policy for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy administrators_change on check_policy for update
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert on check_policy to ardeco_app;
grant update (max_age_months, changed_on) on check_policy to ardeco_app;

alter table saving_before_look enable row level security;
create policy own on saving_before_look for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'staff' and agent_id = ardeco_actor()));
create policy validator_saves on saving_before_look for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('validator')
    and agent_id = ardeco_actor());
create policy system_forgets on saving_before_look for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on saving_before_look to ardeco_app;
