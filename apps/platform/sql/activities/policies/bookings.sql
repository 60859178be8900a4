alter table activity enable row level security;
create policy who_works_or_lives_here_reads on activity for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy managers_set on activity for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy managers_change on activity for update
  using (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
grant select, insert on activity to ardeco_app;
grant update (tariff_id, price_cents, name_fr, name_en, place, capacity, cancel_hours, ahead_days, closed_on,
  revision, min_age, max_age) on activity to ardeco_app;

alter table activity_session enable row level security;
create policy who_works_or_lives_here_reads on activity_session for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy managers_set on activity_session for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager') and state = 'open');
create policy the_system_ends on activity_session for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on activity_session to ardeco_app;
grant update (state, closed_by) on activity_session to ardeco_app;

alter table booking enable row level security;
create policy only_the_system_books on booking for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy who_acts_for_the_person_reads on booking for select
  using (authority_id = ardeco_authority() and ardeco_acts_for(person_id));
grant select, insert, delete on booking to ardeco_app;
grant update (state, mark, held, excused, sealed, reminded) on booking to ardeco_app;
