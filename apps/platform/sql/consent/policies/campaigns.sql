alter table campaign enable row level security;
create policy everybody_reads_what_is_published on campaign for select using (state <> 'draft');
create policy own_managers_read on campaign for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_runs_campaigns(service_id)));
create policy own_managers_draft on campaign for insert
  with check (authority_id = ardeco_authority() and state = 'draft' and ardeco_runs_campaigns(service_id));
create policy own_managers_change on campaign for update
  using (authority_id = ardeco_authority() and ardeco_runs_campaigns(service_id));
create policy own_managers_drop_drafts on campaign for delete
  using (authority_id = ardeco_authority() and state = 'draft' and ardeco_runs_campaigns(service_id));
-- Never of which service.
grant select, insert, delete on campaign to ardeco_app;
grant update (title_fr, title_en, period_from, period_until, opens_on, closes_on, grace_days, reminder_days,
  newcomers, lapse, state, changed_on, revision) on campaign to ardeco_app;
