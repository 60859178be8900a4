create table tariff (
  authority_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  slug text not null constraint tariff_slug_is_a_path_segment check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'
    and length(slug) <= 80),
  title jsonb not null check (jsonb_typeof(title) = 'object' and octet_length(title::text) <= 1000),
  primary key (authority_id, id),
  constraint one_tariff_per_slug unique (authority_id, slug)
);
comment on table tariff is
  'What one activity of a service costs: a meal, an hour of leisure centre. Kept for ever: invoices refer '
  'to it. No personal data.';
comment on column tariff.title is 'not personal: what one unit is called, in French and in English.';

create table tariff_version (
  authority_id uuid not null,
  tariff_id uuid not null,
  from_day date not null,
  state text not null check (state in ('draft', 'published')),
  terms jsonb not null check (jsonb_typeof(terms) = 'object' and octet_length(terms::text) <= 50000),
  decision text not null check (length(decision) between 1 and 120),
  decided_on date not null,
  written_by uuid[] not null check (cardinality(written_by) > 0),
  published_by uuid,
  revision integer not null default 1,
  primary key (authority_id, tariff_id, from_day),
  constraint nobody_publishes_what_they_wrote check (published_by is null
    or not published_by = any (written_by)),
  constraint what_counts_was_published_by_somebody check ((state = 'published') = (published_by is not null)),
  constraint a_tariff_follows_its_decision check (state = 'draft' or decided_on <= from_day)
);
create unique index one_tariff_draft_at_a_time on tariff_version (authority_id, tariff_id)
  where state = 'draft';
comment on table tariff_version is
  'What a tariff is from a civil day on, until the next version. Never rewritten once published. No '
  'personal data but the ids of agents.';
comment on column tariff_version.terms is 'not personal: TariffVersion of @ardeco/rules, without its day.';
comment on column tariff_version.decision is 'not personal: the number of the decision of the council.';
comment on column tariff_version.written_by is 'Ids of the agents who wrote it: none of them may publish it.';
