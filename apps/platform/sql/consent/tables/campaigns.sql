create table campaign (
  authority_id uuid not null,
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
  constraint a_period_ends_after_it_starts check (period_from <= period_until),
  constraint a_campaign_closes_after_it_opens check (opens_on <= closes_on),
  constraint grace_is_a_season_at_most check (grace_days between 0 and 120),
  constraint few_reminders check (cardinality(reminder_days) <= 5 and 1 <= all (reminder_days)
    and 120 >= all (reminder_days))
);
create index campaigns_by_day on campaign (authority_id, opens_on) where state = 'published';
comment on table campaign is
  'When the subscriptions of a service are confirmed for another period. Names nobody; public once '
  'published.';
comment on column campaign.newcomers is
  'in_period: nobody starts the service but between the opening and the closing.';
comment on column campaign.lapse is
  'What becomes of a subscription that nobody confirmed, after the days of grace.';
comment on column campaign.state is
  'Announced, open, closing, grace and ended are worked out from the dates (campaigns/rules.ts).';
