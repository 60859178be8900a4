create table service (
  authority_id uuid not null references authority,
  id uuid not null,
  slug text not null constraint service_slug_is_a_path_segment check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  status text not null check (status in ('draft', 'published', 'retired')),
  current_version integer,
  primary key (authority_id, id),
  constraint one_service_per_slug unique (authority_id, slug),
  constraint an_offered_service_has_a_version check (status = 'draft' or current_version is not null)
);
create index services_by_id on service (id);
comment on table service is 'What people can subscribe to, published by one authority. Kept for ever: grants refer to it.';
comment on column service.current_version is 'The version offered, or the last one offered once retired.';

create table service_version (
  authority_id uuid not null,
  service_id uuid not null,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'submitted', 'approved', 'published', 'retired')),
  definition jsonb not null check (jsonb_typeof(definition) = 'object' and octet_length(definition::text) <= 200000),
  written_by uuid[] not null check (cardinality(written_by) > 0),
  approved_by uuid,
  changed_on date not null,
  revision integer not null default 1,
  primary key (authority_id, service_id, version),
  foreign key (authority_id, service_id) references service (authority_id, id),
  constraint nobody_approves_what_they_wrote check (approved_by is null or not approved_by = any (written_by)),
  constraint what_is_offered_was_approved check ((state in ('draft', 'submitted')) = (approved_by is null))
);
alter table service add constraint the_current_version_exists
  foreign key (authority_id, id, current_version) references service_version (authority_id, service_id, version);
create unique index one_open_version_per_service on service_version (authority_id, service_id)
  where state in ('draft', 'submitted', 'approved');
create unique index one_published_version_per_service on service_version (authority_id, service_id)
  where state = 'published';
comment on table service_version is 'One wording of a service: what it asks, why, for how long. Kept for ever: a grant refers to the version it was given under.';
comment on column service_version.definition is 'ServiceDefinition of @ardeco/contracts; anything that is an object while a draft.';
comment on column service_version.written_by is 'Ids of the agents who wrote it: none of them may approve it.';
comment on column service_version.revision is 'Grows at each change, so that two agents do not overwrite one another.';

-- The machine, and the immutability of what was agreed upon, hold even against a faulty application.
create function service_version_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or (new.written_by = array[ardeco_actor()]) is not true then
      raise exception 'a version starts as a draft, signed by its writer' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('draft', 'draft'), ('draft', 'submitted'), ('submitted', 'draft'),
      ('submitted', 'approved'), ('approved', 'draft'), ('approved', 'published'), ('published', 'retired')) then
    raise exception 'a version does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if (old.authority_id, old.service_id, old.version) <> (new.authority_id, new.service_id, new.version)
      or not new.written_by @> old.written_by or new.revision <> old.revision + 1 then
    raise exception 'a version keeps its name, its writers and its count' using errcode = 'check_violation';
  end if;
  if new.definition <> old.definition and not (old.state = 'draft' and new.state = 'draft') then
    raise exception 'a version is written only as a draft' using errcode = 'check_violation';
  end if;
  if new.definition <> old.definition and (ardeco_actor() = any (new.written_by)) is not true then
    raise exception 'who writes a version is among its writers' using errcode = 'check_violation';
  end if;
  if new.approved_by is distinct from old.approved_by and not (
      (new.state = 'approved' and new.approved_by = ardeco_actor() and ardeco_has_role('authority_administrator', 'data_protection_officer'))
      or (new.state = 'draft' and new.approved_by is null)) then
    raise exception 'an approver signs in person' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function service_version_guard() is 'draft → submitted → approved → published → retired, written only as a draft, approved in person.';
create trigger service_version_guard before insert or update on service_version
  for each row execute function service_version_guard();

alter table service enable row level security;
alter table service_version enable row level security;
create policy everybody_reads_what_was_offered on service for select using (status in ('published', 'retired'));
create policy own_managers_read on service for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer')));
create policy own_managers_create on service for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy own_managers_change on service for update
  using (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy everybody_reads_what_was_offered on service_version for select using (state in ('published', 'retired'));
create policy own_managers_read on service_version for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer')));
create policy own_managers_draft on service_version for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy own_managers_and_approvers_move on service_version for update
  using (authority_id = ardeco_authority()
    and ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer'));
grant select, insert on service, service_version to ardeco_app;
grant update (status, current_version) on service to ardeco_app;
grant update (state, definition, written_by, approved_by, changed_on, revision) on service_version to ardeco_app;
