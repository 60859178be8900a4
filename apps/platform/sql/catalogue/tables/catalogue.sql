create table service (
  authority_id uuid not null,
  id uuid not null,
  slug text not null constraint service_slug_is_a_path_segment check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  status text not null check (status in ('draft', 'published', 'retired')),
  current_version integer,
  -- A model is published for other authorities to localise; people are offered the localised service, never
  -- the model.
  is_model boolean not null default false,
  primary key (authority_id, id),
  constraint one_service_per_slug unique (authority_id, slug),
  constraint an_offered_service_has_a_version check (status = 'draft' or current_version is not null)
);
create index services_by_id on service (id);
comment on table service is
  'What people can subscribe to, published by one authority. Kept for ever: grants refer to it.';
comment on column service.current_version is 'The version offered, or the last one offered once retired.';
comment on column service.is_model is
  'True: written for other authorities to localise, offered to nobody by itself. Decided at creation.';

create table service_version (
  authority_id uuid not null,
  service_id uuid not null,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'submitted', 'approved', 'published', 'retired')),
  definition jsonb not null check (jsonb_typeof(definition) = 'object'
    and octet_length(definition::text) <= 200000),
  written_by uuid[] not null check (cardinality(written_by) > 0),
  approved_by uuid,
  changed_on date not null,
  revision integer not null default 1,
  primary key (authority_id, service_id, version),
  constraint nobody_approves_what_they_wrote check (approved_by is null
    or not approved_by = any (written_by)),
  constraint what_is_offered_was_approved check ((state in ('draft', 'submitted')) = (approved_by is null))
);
create unique index one_open_version_per_service on service_version (authority_id, service_id)
  where state in ('draft', 'submitted', 'approved');
create unique index one_published_version_per_service on service_version (authority_id, service_id)
  where state = 'published';
comment on table service_version is
  'One wording of a service: what it asks, why, for how long. Kept for ever: a grant refers to the version '
  'it was given under.';
comment on column service_version.definition is
  'ServiceDefinition of @ardeco/contracts; anything that is an object while a draft.';
comment on column service_version.written_by is
  'Ids of the agents who wrote it: none of them may approve it.';
comment on column service_version.revision is
  'Grows at each change, so that two agents do not overwrite one another.';

create table service_localisation (
  authority_id uuid not null,
  service_id uuid not null,
  model_authority_id uuid not null,
  model_id uuid not null,
  model_version integer not null,
  primary key (authority_id, service_id),
  constraint nobody_localises_their_own_model check (authority_id <> model_authority_id)
);
comment on table service_localisation is
  'Which model a service comes from, and the version of the model that it was last brought up to.';
comment on column service_localisation.model_version is
  'Base of the next three-way comparison; only goes forward.';
