create table authority (
  id uuid primary key,
  slug text not null constraint one_authority_per_slug unique
    constraint slug_is_a_path_segment check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  kind text not null check (kind in ('commune', 'epci', 'departement', 'region', 'syndicat_mixte')),
  official_code text not null,
  siren text check (siren ~ '^[0-9]{9}$'),
  population integer,
  colour text not null default '#1f5fa6' check (colour ~ '^#[0-9a-f]{6}$'),
  contact jsonb not null default '{}',
  version integer not null default 1
);
comment on table authority is 'A tenant: a local authority (collectivité) with its name, colours and staff. Public facts only.';
comment on column authority.name is 'not personal: name of the authority.';
comment on column authority.official_code is 'INSEE code of a commune, département or région; SIREN of an EPCI.';
comment on column authority.contact is 'Public contact: address, phone, e-mail of the town hall and of the data-protection officer, opening hours.';

create table authority_member (
  member_id uuid not null references authority,
  group_id uuid not null references authority,
  primary key (member_id, group_id)
);
comment on table authority_member is 'Which authority lies within which: a commune in its EPCI, its département, its région.';

create table desk (
  authority_id uuid not null references authority,
  id uuid not null,
  name text not null,
  service_slug text,
  contact jsonb not null default '{}',
  is_default boolean not null default false,
  primary key (authority_id, id)
);
create unique index one_default_desk_per_authority on desk (authority_id) where is_default;
comment on table desk is 'A counter of agents, of the authority or of one service (service_slug).';
comment on column desk.name is 'not personal: name of the office.';
comment on column desk.contact is 'Public contact of the office: place, phone, e-mail, opening hours.';

alter table authority enable row level security;
alter table authority_member enable row level security;
alter table desk enable row level security;
create policy everybody_reads on authority for select using (true);
create policy everybody_reads on authority_member for select using (true);
create policy everybody_reads on desk for select using (true);
create policy administrators_change on authority for update
  using (id = ardeco_authority() and (ardeco_has_role('authority_administrator', 'operator') or ardeco_actor_kind() = 'system'));
create policy system_creates on authority for insert with check (ardeco_actor_kind() = 'system' or ardeco_has_role('operator'));
create policy system_creates on authority_member for insert with check (ardeco_actor_kind() = 'system' or ardeco_has_role('operator'));
create policy administrators_write on desk for all
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert, update on authority, desk to ardeco_app;
grant select, insert on authority_member to ardeco_app;
