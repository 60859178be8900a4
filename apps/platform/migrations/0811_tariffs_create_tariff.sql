create table tariff (
  authority_id uuid not null references authority,
  id uuid not null,
  service_id uuid not null,
  slug text not null constraint tariff_slug_is_a_path_segment check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  title jsonb not null check (jsonb_typeof(title) = 'object' and octet_length(title::text) <= 1000),
  primary key (authority_id, id),
  foreign key (authority_id, service_id) references service (authority_id, id),
  constraint one_tariff_per_slug unique (authority_id, slug)
);
comment on table tariff is 'What one activity of a service costs: a meal, an hour of leisure centre. Kept for ever: invoices refer to it. No personal data.';
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
  foreign key (authority_id, tariff_id) references tariff (authority_id, id),
  constraint nobody_publishes_what_they_wrote check (published_by is null or not published_by = any (written_by)),
  constraint what_counts_was_published_by_somebody check ((state = 'published') = (published_by is not null)),
  constraint a_tariff_follows_its_decision check (state = 'draft' or decided_on <= from_day)
);
create unique index one_tariff_draft_at_a_time on tariff_version (authority_id, tariff_id) where state = 'draft';
comment on table tariff_version is 'What a tariff is from a civil day on, until the next version. Never rewritten once published. No personal data but the ids of agents.';
comment on column tariff_version.terms is 'not personal: TariffVersion of @ardeco/rules, without its day.';
comment on column tariff_version.decision is 'not personal: the number of the decision of the council.';
comment on column tariff_version.written_by is 'Ids of the agents who wrote it: none of them may publish it.';

-- A price that was due stays due, even against a faulty application.
create function tariff_version_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or (new.written_by = array[ardeco_actor()]) is not true then
      raise exception 'a tariff starts as a draft, signed by its writer' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.state = 'published' then
    raise exception 'a published tariff is never rewritten' using errcode = 'check_violation';
  end if;
  if (old.authority_id, old.tariff_id) <> (new.authority_id, new.tariff_id)
      or not new.written_by @> old.written_by or new.revision <> old.revision + 1 then
    raise exception 'a version keeps its name, its writers and its count' using errcode = 'check_violation';
  end if;
  if (old.from_day, old.terms, old.decision, old.decided_on) is distinct from (new.from_day, new.terms, new.decision, new.decided_on) then
    if new.state <> 'draft' or (ardeco_actor() = any (new.written_by)) is not true then
      raise exception 'who writes a draft is among its writers' using errcode = 'check_violation';
    end if;
  end if;
  if new.state = 'published' then
    if (new.published_by = ardeco_actor() and ardeco_has_role('authority_administrator', 'data_protection_officer')) is not true then
      raise exception 'who publishes signs in person' using errcode = 'check_violation';
    end if;
    if exists (select 1 from tariff_version v where v.authority_id = new.authority_id and v.tariff_id = new.tariff_id
        and v.state = 'published' and v.from_day >= new.from_day) then
      raise exception 'a day already covered is not covered again' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
comment on function tariff_version_guard() is 'draft → published, by another than its writers, from a day that no published version covers; then never rewritten.';
create trigger tariff_version_guard before insert or update on tariff_version for each row execute function tariff_version_guard();

alter table tariff enable row level security;
alter table tariff_version enable row level security;
create policy everybody_reads_of_their_authority on tariff for select using (authority_id = ardeco_authority());
create policy own_managers_create on tariff for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy everybody_reads_what_was_published on tariff_version for select
  using (authority_id = ardeco_authority() and state = 'published');
create policy own_managers_read on tariff_version for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer')));
create policy own_managers_draft on tariff_version for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy own_managers_and_approvers_move on tariff_version for update
  using (authority_id = ardeco_authority() and ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer'));
grant select, insert on tariff, tariff_version to ardeco_app;
grant update (from_day, state, terms, decision, decided_on, written_by, published_by, revision) on tariff_version to ardeco_app;
