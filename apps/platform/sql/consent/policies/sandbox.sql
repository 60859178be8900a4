alter table sandbox_space enable row level security;
create policy system_keeps on sandbox_space for all
  using (ardeco_actor_kind() = 'system' and ardeco_authority() in (authority_id, front_id))
  with check (ardeco_actor_kind() = 'system' and ardeco_authority() in (authority_id, front_id));
create policy its_vendor_reads on sandbox_space for select
  using (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
grant select, insert on sandbox_space to ardeco_app;
grant update (email_index, last_used_on, closed_on, domain_index) on sandbox_space to ardeco_app;

alter table sandbox_invitation enable row level security;
create policy front_keeps on sandbox_invitation for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on sandbox_invitation to ardeco_app;
grant update (used_at) on sandbox_invitation to ardeco_app;

alter table sandbox_person enable row level security;
create policy system_keeps on sandbox_person for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy its_vendor_reads on sandbox_person for select
  using (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
grant select, insert, delete on sandbox_person to ardeco_app;

alter table sandbox_trace enable row level security;
create policy system_keeps on sandbox_trace for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy its_vendor_reads on sandbox_trace for select
  using (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
grant select, insert, delete on sandbox_trace to ardeco_app;
