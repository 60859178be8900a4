alter table document enable row level security;
create policy reach on document for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) or ardeco_serves(person_id)));
-- Never whose, never which content: a row does not change hands.
grant select, insert, delete on document to ardeco_app;
grant update (purge_on) on document to ardeco_app;

alter table loose_blob enable row level security;
create policy reach on loose_blob for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) or ardeco_serves(person_id)));
-- Locking a row takes the right to update something of it: the sweeper locks what it removes.
grant select, insert, delete on loose_blob to ardeco_app;
grant update (since) on loose_blob to ardeco_app;

alter table document_ticket enable row level security;
create policy agent_asks on document_ticket for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'staff'
    and asked_by = ardeco_actor());
create policy system_reads on document_ticket for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy system_takes on document_ticket for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on document_ticket to ardeco_app;
