alter table coupling enable row level security;
create policy who_works_or_lives_here_reads on coupling for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy own_managers_propose on coupling for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager') and closed_on is null);
create policy managers_of_its_services_end on coupling for update
  using (authority_id = ardeco_authority() and exists (select from coupling_service s
    where s.authority_id = coupling.authority_id and s.coupling_id = coupling.id
      and ardeco_manages(s.service_id)));
create policy approvers_approve_and_stop on coupling for update
  using (authority_id = ardeco_authority()
    and ardeco_has_role('authority_administrator', 'data_protection_officer'));
grant select, insert on coupling to ardeco_app;
grant update (ends_on, closed_on, approved_on, approved_by, stopped_on) on coupling to ardeco_app;

alter table coupling_service enable row level security;
create policy who_works_or_lives_here_reads on coupling_service for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy own_managers_propose on coupling_service for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy managers_accept on coupling_service for update
  using (authority_id = ardeco_authority() and ardeco_manages(service_id));
grant select, insert on coupling_service to ardeco_app;
grant update (accepted_on, accepted_by) on coupling_service to ardeco_app;

alter table coupling_agreement enable row level security;
create policy only_the_system on coupling_agreement for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_subject_at_a_time on coupling_agreement for select
  using (authority_id = ardeco_authority() and subject = ardeco_sector_subject()
    and (ardeco_actor_kind() = 'person'
      or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert, delete on coupling_agreement to ardeco_app;
grant update (ended_on, end_reason, told_last_day) on coupling_agreement to ardeco_app;
