-- A vendor's space is a tenant of its own kind: what keeps two towns apart keeps two vendors apart, and both from towns.
alter table authority drop constraint authority_kind_check;
alter table authority add constraint authority_kind_check check (kind in
  ('commune', 'epci', 'departement', 'region', 'syndicat_mixte', 'sandbox')) not valid;
create function ardeco_is_sandbox(wanted uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$ select exists (select from authority where id = wanted and kind = 'sandbox') $$;
comment on function ardeco_is_sandbox(uuid) is 'True for the tenants in which vendors try with fictional people.';

-- Methods known today, whichever they are, and one more.
do $$
declare
  known text;
begin
  select pg_get_constraintdef(oid) into known from pg_constraint
    where conname = 'session_method_check' and conrelid = 'session'::regclass;
  alter table session drop constraint session_method_check;
  execute 'alter table session add constraint session_method_check ' || replace(replace(known, ' NOT VALID', ''), '''draft''::text', '''draft''::text, ''sandbox''::text') || ' not valid';
end $$;
-- No real person signs in to a sandbox, and no door of a sandbox leads to a town.
create function sandbox_guard_session() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.method = 'sandbox') is distinct from ardeco_is_sandbox(new.authority_id) then
    raise exception 'a sandbox is entered by its own door, which leads nowhere else' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_sandbox_has_its_own_door before insert or update of method, authority_id on session
  for each row execute function sandbox_guard_session();

create table sandbox_space (
  authority_id uuid primary key references authority,
  front_id uuid not null references authority,
  email_index bytea not null check (length(email_index) = 16),
  staff_id uuid not null,
  reviewer_id uuid not null,
  opened_on date not null,
  last_used_on date not null,
  closed_on date
);
create unique index one_open_space_per_address on sandbox_space (front_id, email_index) where closed_on is null;
comment on table sandbox_space is 'A vendor''s space in the sandbox: one tenant. Closed after ninety days without use; its fictional people are then erased and the address of the vendor with them.';
comment on column sandbox_space.email_index is 'personal: HMAC of the vendor''s professional address under the front''s key, to find the space again; random once closed.';
comment on column sandbox_space.reviewer_id is 'The agent, a program, in whose name a version is approved: four eyes are two names here too.';

create table sandbox_invitation (
  authority_id uuid not null references authority,
  token_hash bytea not null,
  email_index bytea not null check (length(email_index) = 16),
  content_sealed bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (authority_id, token_hash)
);
create index invitations_of_an_address on sandbox_invitation (authority_id, email_index);
comment on table sandbox_invitation is 'A link sent to whoever asks for a space, or comes back to theirs. Works once, for thirty minutes; deleted the next day.';
comment on column sandbox_invitation.email_index is 'personal: HMAC of the address asked for, to count the links it waits for.';
comment on column sandbox_invitation.content_sealed is 'personal: the address and the name of the organisation, sealed under the front''s key.';

create table sandbox_person (
  authority_id uuid not null references sandbox_space,
  person_id uuid not null,
  part text not null check (part ~ '^[a-z_]{1,40}$'),
  cast_number integer not null check (cast_number > 0),
  primary key (authority_id, person_id)
);
create unique index one_player_per_part on sandbox_person (authority_id, cast_number, part);
comment on table sandbox_person is 'Which fictional person plays which part. Nobody real: the row is there because a test of the platform invented them.';

create table sandbox_trace (
  authority_id uuid not null references sandbox_space,
  id uuid not null,
  at timestamptz not null,
  client_id uuid,
  kind text not null check (kind ~ '^[a-z_]{1,40}$'),
  outcome text not null check (outcome ~ '^[a-z0-9_]{1,60}$'),
  facts jsonb not null default '{}',
  primary key (authority_id, id)
);
create index traces_by_instant on sandbox_trace (authority_id, at desc);
comment on table sandbox_trace is 'What an application did at our endpoints, for its vendor to see: names of gestures and codes, never a value nor a token. Kept thirty days, a thousand lines at most.';

alter table sandbox_space enable row level security;
alter table sandbox_invitation enable row level security;
alter table sandbox_person enable row level security;
alter table sandbox_trace enable row level security;
create policy system_keeps on sandbox_space for all
  using (ardeco_actor_kind() = 'system' and ardeco_authority() in (authority_id, front_id))
  with check (ardeco_actor_kind() = 'system' and ardeco_authority() in (authority_id, front_id));
create policy its_vendor_reads on sandbox_space for select
  using (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy front_keeps on sandbox_invitation for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy system_keeps on sandbox_person for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy its_vendor_reads on sandbox_person for select
  using (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy system_keeps on sandbox_trace for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy its_vendor_reads on sandbox_trace for select
  using (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
grant select, insert on sandbox_space to ardeco_app;
grant update (email_index, last_used_on, closed_on) on sandbox_space to ardeco_app;
grant select, insert, delete on sandbox_invitation to ardeco_app;
grant update (used_at) on sandbox_invitation to ardeco_app;
grant select, insert, delete on sandbox_person, sandbox_trace to ardeco_app;
