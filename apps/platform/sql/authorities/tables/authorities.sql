create table authority (
  id uuid primary key,
  slug text not null constraint one_authority_per_slug unique constraint slug_is_a_path_segment check
    (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  -- A vendor's space is a tenant of its own kind: what keeps two towns apart keeps two vendors apart, and
  -- both from towns.
  kind text not null check
    (kind in ('commune', 'epci', 'departement', 'region', 'syndicat_mixte', 'sandbox')),
  official_code text not null,
  siren text check (siren ~ '^[0-9]{9}$'),
  population integer,
  colour text not null default '#1f5fa6' check (colour ~ '^#[0-9a-f]{6}$'),
  contact jsonb not null default '{}',
  version integer not null default 1,
  official_name text,
  official_edition integer,
  postcodes text[] not null default '{}',
  search_name text not null default '',
  search_text text not null default '',
  private_offers boolean not null default false,
  -- What the authority said of itself before its last change, to go back to in one gesture. Public facts, as
  -- the present ones.
  former jsonb
);
create unique index one_tenant_per_official_authority on authority (kind, official_code)
  where official_edition is not null;
create index authorities_of_an_official_code on authority (official_code);
create index authorities_by_words on authority using gin (search_text gin_trgm_ops);
-- The list is read page by page in this order, from the index alone.
create index authorities_by_name on authority (search_name, slug) include (id);
comment on table authority is
  'A tenant: a local authority (collectivité) with its name, colours and staff. Public facts only.';
comment on column authority.name is 'not personal: name of the authority.';
comment on column authority.official_code is
  'INSEE code of a commune, département or région; SIREN of an EPCI.';
comment on column authority.contact is
  'Public contact: address, phone, e-mail of the town hall and of the data-protection officer, opening '
  'hours.';
comment on column authority.official_name is
  'not personal: name in the official code. While the tenant''s own name is the same, a new edition '
  'changes both.';
comment on column authority.official_edition is
  'Year of the official code in which the authority was last found; null when it never was.';
comment on column authority.search_name is
  'not personal: official name without accents, capitals or hyphens, written by the application.';
comment on column authority.search_text is
  'Official names and postal codes: each word searched begins one of these.';
comment on column authority.private_offers is
  'Whether offers of private partners are shown to the people of this authority: off until it decides.';
comment on column authority.former is
  'Public facts: name, colour, contact and private offers before the last change; null before the first.';

create table authority_member (
  member_id uuid not null,
  group_id uuid not null,
  official boolean not null default false,
  primary key (member_id, group_id)
);
create index members_of_a_group on authority_member (group_id);
comment on table authority_member is
  'Which authority lies within which: a commune in its EPCI, its département, its région.';
comment on column authority_member.official is 'Read in the official code: the next edition may end it.';

create table desk (
  authority_id uuid not null,
  id uuid not null,
  name text not null,
  service_slug text,
  contact jsonb not null default '{}',
  is_default boolean not null default false,
  -- A desk that closed keeps its row: the files decided there still say where.
  closed_on date,
  primary key (authority_id, id),
  constraint default_desk_stays_open check (not is_default or closed_on is null)
);
create unique index one_default_desk_per_authority on desk (authority_id) where is_default;
comment on table desk is 'A counter of agents, of the authority or of one service (service_slug).';
comment on column desk.name is 'not personal: name of the office.';
comment on column desk.contact is 'Public contact of the office: place, phone, e-mail, opening hours.';
comment on column desk.closed_on is 'Since when it receives nothing; its waiting files went to another desk.';

-- What an operator asks the platform to open or bring up to date from the official code, and how far it is.
create table territory_import (
  authority_id uuid not null,
  id uuid not null,
  edition integer not null,
  source text not null,
  total integer not null,
  done integer not null default 0,
  created integer not null default 0,
  renewed integer not null default 0,
  state text not null default 'proposed',
  content jsonb,
  changed_at timestamptz not null,
  primary key (authority_id, id),
  constraint source_is_known check (source in ('package', 'file')),
  constraint state_is_known check (state in ('proposed', 'waiting', 'done')),
  constraint progress_stays_within check (done between 0 and total),
  constraint a_file_is_kept_until_done check ((content is not null) = (source = 'file' and state <> 'done'))
);
-- Two at once would each open what the other is opening.
create unique index one_territory_import_at_a_time on territory_import ((true)) where state = 'waiting';
comment on table territory_import is
  'An import of the official code: proposed, confirmed (waiting for its job, which goes on from done), '
  'done. Public facts only.';
comment on column territory_import.content is
  'Communes of an uploaded file, until the import is done; the packaged ones are read where they are.';

create table help_text (
  authority_id uuid not null,
  topic text not null check (topic ~ '^[a-z][a-z_]{1,39}$'),
  language text not null check (language in ('fr', 'en')),
  audience text not null check (audience in ('everybody', 'agents')),
  text text not null check (length(text) between 1 and 1500),
  former text check (length(former) between 1 and 1500),
  changed_on date not null,
  version integer not null default 1,
  primary key (authority_id, topic, language, audience)
);
comment on table help_text is
  'What an authority says beside a question, instead of the usual help, and what its agents say to each '
  'other about it. Names nobody.';
comment on column help_text.topic is 'Which question: surfaces/common/help/help-topics.ts lists them.';
comment on column help_text.former is 'The text before the last change, to come back to.';
