create table campaign (
  authority_id uuid not null references authority,
  service_id uuid not null,
  id uuid not null,
  title_fr text not null check (length(title_fr) between 1 and 120),
  title_en text not null check (length(title_en) between 1 and 120),
  period_from date not null,
  period_until date not null,
  opens_on date not null,
  closes_on date not null,
  grace_days integer not null,
  reminder_days integer[] not null,
  newcomers text not null check (newcomers in ('any_time', 'in_period')),
  lapse text not null check (lapse in ('suspend', 'end')),
  state text not null check (state in ('draft', 'published', 'cancelled')),
  changed_on date not null,
  revision integer not null default 1,
  primary key (authority_id, service_id, id),
  foreign key (authority_id, service_id) references service (authority_id, id),
  constraint a_period_ends_after_it_starts check (period_from <= period_until),
  constraint a_campaign_closes_after_it_opens check (opens_on <= closes_on),
  constraint grace_is_a_season_at_most check (grace_days between 0 and 120),
  constraint few_reminders check (cardinality(reminder_days) <= 5 and 1 <= all (reminder_days) and 120 >= all (reminder_days))
);
create index campaigns_by_day on campaign (authority_id, opens_on) where state = 'published';
comment on table campaign is 'When the subscriptions of a service are confirmed for another period. Names nobody; public once published.';
comment on column campaign.newcomers is 'in_period: nobody starts the service but between the opening and the closing.';
comment on column campaign.lapse is 'What becomes of a subscription that nobody confirmed, after the days of grace.';
comment on column campaign.state is 'Announced, open, closing, grace and ended are worked out from the dates (campaigns/rules.ts).';

-- draft → published → cancelled; two campaigns of a service never run on the same day.
create function campaign_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (old.state, new.state) not in (('draft', 'draft'), ('draft', 'published'), ('published', 'published'),
      ('published', 'cancelled')) then
    raise exception 'a campaign does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' and new.state <> 'draft' then
    raise exception 'a campaign begins as a draft' using errcode = 'check_violation';
  end if;
  if new.state = 'published' then
    perform pg_advisory_xact_lock(hashtextextended('campaign:' || new.service_id::text, 0));
    if exists (select from campaign other where other.authority_id = new.authority_id and other.service_id = new.service_id
        and other.id <> new.id and other.state = 'published' and other.opens_on <= new.closes_on + new.grace_days
        and new.opens_on <= other.closes_on + other.grace_days) then
      raise exception 'two campaigns of a service overlap' using errcode = 'exclusion_violation', constraint = 'one_campaign_at_a_time';
    end if;
  end if;
  return new;
end $$;
comment on function campaign_guard() is 'The machine of campaigns/rules.ts, and one campaign of a service at a time.';
create trigger campaign_guard before insert or update on campaign for each row execute function campaign_guard();

create function ardeco_runs_campaigns(service uuid) returns boolean language sql stable
  return ardeco_manages(service) or ardeco_has_role('authority_administrator');
comment on function ardeco_runs_campaigns(uuid) is 'True when the acting agent may write the campaigns of this service.';
revoke all on function ardeco_runs_campaigns(uuid) from public;
grant execute on function ardeco_runs_campaigns(uuid) to ardeco_app;

alter table campaign enable row level security;
create policy everybody_reads_what_is_published on campaign for select using (state <> 'draft');
create policy own_managers_read on campaign for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_runs_campaigns(service_id)));
create policy own_managers_draft on campaign for insert
  with check (authority_id = ardeco_authority() and state = 'draft' and ardeco_runs_campaigns(service_id));
create policy own_managers_change on campaign for update
  using (authority_id = ardeco_authority() and ardeco_runs_campaigns(service_id));
create policy own_managers_drop_drafts on campaign for delete
  using (authority_id = ardeco_authority() and state = 'draft' and ardeco_runs_campaigns(service_id));
grant select, insert, delete on campaign to ardeco_app;
-- Never of which service.
grant update (title_fr, title_en, period_from, period_until, opens_on, closes_on, grace_days, reminder_days, newcomers, lapse, state, changed_on, revision)
  on campaign to ardeco_app;
