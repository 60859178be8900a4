alter table enrolment_file enable row level security;
create policy reach on enrolment_file for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or desk_id = any ((select ardeco_desks_served())::uuid[])
    or desk_id is null and ardeco_has_role('reception', 'validator') or ardeco_acts_for(person_id)));
create policy move on enrolment_file for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or desk_id = any ((select ardeco_desks_served())::uuid[])
    or desk_id is null and ardeco_has_role('reception', 'validator') or ardeco_acts_for(person_id)));
create policy start on enrolment_file for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator')));
create policy system_erases on enrolment_file for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- Never whose, never when it was opened.
grant select, insert, delete on enrolment_file to ardeco_app;
grant update (contact_id, state, version, touched_on, desk_id, assigned_to, receipt_number, submitted_at,
  due_on, waiting_since, decided_on, ended_on, answers_sealed, mode, by_exception)
  on enrolment_file to ardeco_app;

alter table enrolment_step enable row level security;
-- What belongs to a file is reached as the file is: the policies of enrolment_file apply inside exists.
create policy with_its_file on enrolment_step for select
  using (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_step.authority_id and f.id = enrolment_step.file_id));
create policy append on enrolment_step for insert
  with check (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_step.authority_id and f.id = enrolment_step.file_id));
grant select, insert on enrolment_step to ardeco_app;

alter table enrolment_decision enable row level security;
create policy with_its_file on enrolment_decision for select
  using (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_decision.authority_id and f.id = enrolment_decision.file_id));
create policy agents_decide on enrolment_decision for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator', 'service_validator'))
    and exists (select from enrolment_file f
      where f.authority_id = enrolment_decision.authority_id and f.id = enrolment_decision.file_id));
create policy on_its_route_inserts on enrolment_decision as restrictive for insert
  with check (exists (select from enrolment_file f where f.authority_id = enrolment_decision.authority_id
    and f.id = enrolment_decision.file_id and ardeco_decides(f.mode, f.desk_id, f.by_exception)));
create policy on_its_route_changes on enrolment_decision as restrictive for update
  using (exists (select from enrolment_file f where f.authority_id = enrolment_decision.authority_id
    and f.id = enrolment_decision.file_id and ardeco_decides(f.mode, f.desk_id, f.by_exception)));
grant select, insert on enrolment_decision to ardeco_app;
grant update (sealed) on enrolment_decision to ardeco_app;

alter table enrolment_request enable row level security;
create policy with_its_file on enrolment_request for select
  using (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_request.authority_id and f.id = enrolment_request.file_id));
create policy agents_ask on enrolment_request for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator', 'service_validator'))
    and exists (select from enrolment_file f
      where f.authority_id = enrolment_request.authority_id and f.id = enrolment_request.file_id));
create policy answer on enrolment_request for update
  using (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_request.authority_id and f.id = enrolment_request.file_id));
create policy on_its_route on enrolment_request as restrictive for insert
  with check (exists (select from enrolment_file f where f.authority_id = enrolment_request.authority_id
    and f.id = enrolment_request.file_id and ardeco_decides(f.mode, f.desk_id, f.by_exception)));
grant select, insert on enrolment_request to ardeco_app;
grant update (state, sealed) on enrolment_request to ardeco_app;

alter table enrolment_document enable row level security;
create policy with_its_file on enrolment_document for all
  using (authority_id = ardeco_authority() and exists (select from enrolment_file f
    where f.authority_id = enrolment_document.authority_id and f.id = enrolment_document.file_id));
grant select, insert on enrolment_document to ardeco_app;
grant update (elements) on enrolment_document to ardeco_app;

alter table receipt_counter enable row level security;
create policy who_sends_counts on receipt_counter for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
grant select, insert on receipt_counter to ardeco_app;
grant update (last) on receipt_counter to ardeco_app;
