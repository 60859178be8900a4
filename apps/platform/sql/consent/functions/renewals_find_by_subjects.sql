-- A person's home reads where each of their subscriptions is in its campaign in one round trip. Row-level
-- security goes on showing one subject at a time, by the right of whoever asks (security invoker).
create or replace function renewals_find_by_subjects(providers uuid[], services uuid[], campaigns uuid[],
  subjects bytea[])
  returns setof renewal language plpgsql volatile set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('ardeco.sector_subject', true), '');
begin
  for i in 1 .. coalesce(cardinality(campaigns), 0) loop
    perform set_config('ardeco.sector_subject', encode(subjects[i], 'hex'), true);
    return query select r.* from renewal r where r.provider_id = providers[i] and r.service_id = services[i]
      and r.campaign_id = campaigns[i] and r.subject = subjects[i];
  end loop;
  perform set_config('ardeco.sector_subject', before, true);
end $$;
comment on function renewals_find_by_subjects is
  'What became of these subscriptions in these campaigns, each under its own row-level security.';
revoke all on function renewals_find_by_subjects from public;
grant execute on function renewals_find_by_subjects to ardeco_app;
