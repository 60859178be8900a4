-- What a person carries: card, printed card, phone (docs/adr/0095-supports.md).
create table support (
  authority_id uuid not null references authority,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('card', 'printed', 'phone', 'nfc_phone')),
  number text not null check (length(number) <= 30),
  state text not null check (state in ('ordered', 'personalised', 'issued', 'active', 'suspended', 'lost', 'revoked', 'expired', 'replaced')),
  state_on date not null,
  expires_on date not null,
  replaces uuid,
  version integer not null default 1,
  sealed bytea not null check (octet_length(sealed) <= 200000),
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id),
  constraint one_support_per_number unique (authority_id, number),
  constraint one_successor_per_support unique (authority_id, replaces)
);
create index supports_of_a_person on support (authority_id, person_id);
create index supports_that_end on support (authority_id, expires_on) where state in ('ordered', 'personalised', 'issued', 'active', 'suspended');
comment on table support is 'What a person carries to be recognised: a plastic card, a printed one, a phone. One state each; its history is sealed.';
comment on column support.person_id is 'personal: whose support.';
comment on column support.number is 'personal: printed on it, said by phone; drawn from the id, with check characters. No service reads it.';
comment on column support.replaces is 'The support that this one takes the place of.';
comment on column support.state_on is 'Civil day of the last change of state; the instants are sealed.';
comment on column support.sealed is 'personal: each state with its instant, who changed it and why, sealed under the person''s key, padded.';
comment on column support.version is 'Grows at each change: two changes at once do not both pass.';

create table support_denied (
  authority_id uuid not null references authority,
  entry bytea not null check (octet_length(entry) = 10),
  until date not null,
  primary key (authority_id, entry)
);
comment on table support_denied is 'Supports that no longer stand, for terminals that are offline. Outlives the row of the support: an erased person''s card stays refused.';
comment on column support_denied.entry is 'not personal: ten bytes of SHA-256 of a random id.';
comment on column support_denied.until is 'Beyond, nothing that the support could show is accepted anyway.';

create table support_settings (
  authority_id uuid primary key references authority,
  kinds text[] not null default '{printed,phone}' check (kinds <@ '{card,printed,phone,nfc_phone}'::text[]),
  list_version bigint not null default 0,
  version integer not null default 1
);
comment on table support_settings is 'Which kinds of supports the authority offers; how many times its deny list changed. Names nobody.';

create table support_step_used (
  authority_id uuid not null references authority,
  holder bytea not null check (octet_length(holder) = 32),
  step bigint not null,
  primary key (authority_id, holder)
);
create index support_steps on support_step_used (authority_id, step);
comment on table support_step_used is 'The last code of a phone that was used, for a minute: it is not used twice.';
comment on column support_step_used.holder is 'not personal: HMAC of the support under a key outside the database: the row joins no other.';

-- The machine of rules.ts, held even against a faulty application.
create function support_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.state <> new.state and (old.state, new.state) not in (('ordered', 'personalised'), ('ordered', 'revoked'), ('ordered', 'expired'),
      ('personalised', 'issued'), ('personalised', 'lost'), ('personalised', 'revoked'), ('personalised', 'expired'),
      ('issued', 'active'), ('issued', 'lost'), ('issued', 'revoked'), ('issued', 'expired'), ('issued', 'replaced'),
      ('active', 'suspended'), ('active', 'lost'), ('active', 'revoked'), ('active', 'expired'), ('active', 'replaced'),
      ('suspended', 'active'), ('suspended', 'lost'), ('suspended', 'revoked'), ('suspended', 'expired'), ('suspended', 'replaced'),
      ('lost', 'replaced'), ('lost', 'revoked')) then
    raise exception 'a support does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function support_guard() is 'ordered → personalised → issued → active ⇄ suspended; lost, revoked, expired and replaced never serve again.';
create trigger support_guard before update on support for each row execute function support_guard();

-- Whatever changes a support, or deletes it, the list that terminals read follows in the same transaction.
create function support_denies() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  denied constant text[] := '{suspended,lost,revoked,replaced}';
  digest constant bytea := substring(sha256(uuid_send(old.id)) for 10);
begin
  if tg_op = 'DELETE' or (new.state = any (denied) and old.state <> all (denied)) then
    insert into public.support_denied (authority_id, entry, until) values (old.authority_id, digest, old.expires_on + 366) on conflict do nothing;
  elsif old.state = any (denied) and new.state <> all (denied) then
    delete from public.support_denied where authority_id = old.authority_id and entry = digest;
  else
    return null;
  end if;
  insert into public.support_settings (authority_id, list_version) values (old.authority_id, 1)
    on conflict (authority_id) do update set list_version = support_settings.list_version + 1;
  return null;
end $$;
comment on function support_denies() is 'Puts a support that no longer stands on the deny list, takes one that is resumed off it, and numbers the list again.';
revoke all on function support_denies() from public;
create trigger support_denies after update of state or delete on support for each row execute function support_denies();

alter table support enable row level security;
create policy reach on support for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id) or ardeco_has_role('reception', 'validator')));
create policy who_reaches_orders on support for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id) or ardeco_has_role('reception', 'validator')));
create policy who_reaches_changes on support for update
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id) or ardeco_has_role('reception', 'validator')));
create policy system_erases on support for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on support to ardeco_app;
-- Never whose, of which kind, nor under which number.
grant update (state, state_on, version, sealed) on support to ardeco_app;

alter table support_denied enable row level security;
create policy system_reads on support_denied for select using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy system_forgets on support_denied for delete using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, delete on support_denied to ardeco_app;

alter table support_settings enable row level security;
create policy who_acts_reads on support_settings for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on support_settings for insert
  with check (authority_id = ardeco_authority() and list_version = 0 and ardeco_has_role('authority_administrator'));
create policy administrators_change on support_settings for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on support_settings to ardeco_app;
-- The list is numbered by its trigger alone.
grant update (kinds, version) on support_settings to ardeco_app;

alter table support_step_used enable row level security;
create policy system_keeps on support_step_used for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on support_step_used to ardeco_app;
grant update (step) on support_step_used to ardeco_app;
