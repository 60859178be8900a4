-- The root key of what is sealed could not be changed: a new generation now comes beside it, and what the former sealed is sealed again
-- (ADR 0086). The first byte of a seal says which one it is under.
create table root_key (
  generation integer primary key check (generation between 1 and 255),
  key_id bytea not null check (octet_length(key_id) = 16),
  used_since timestamptz not null,
  sealed_again_at timestamptz
);
comment on table root_key is 'Each generation of the root key of the vault. The keys are in the keyring, outside the database; a row stays for ever.';
comment on column root_key.key_id is 'Sixteen bytes that tell a key from another of the same number; they derive nothing.';
comment on column root_key.sealed_again_at is 'When nothing was found under it any more.';

alter table root_key enable row level security;
create policy only_the_system_reads on root_key for select using (ardeco_actor_kind() = 'system');
create policy only_the_system_adds on root_key for insert with check (ardeco_actor_kind() = 'system');
create policy only_the_system_closes on root_key for update using (ardeco_actor_kind() = 'system');
grant select, insert on root_key to ardeco_app;
grant update (sealed_again_at) on root_key to ardeco_app;

-- A line of the journal that is the authority's own is committed to as it was first sealed: once it is sealed again, this hash of before
-- stands for the bytes that are gone. Written by the owner's rotation alone.
-- lock: a nullable column: no row is read
alter table journal_entry add column sealed_hash bytea check (octet_length(sealed_hash) = 32);
comment on column journal_entry.sealed_hash is 'Null: the line is as it was first sealed. Otherwise the hash of what it was sealed as, which the log committed to.';

create function ardeco_owns(wanted oid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select pg_has_role(current_user, relowner, 'usage') from pg_class where oid = wanted;
$$;
comment on function ardeco_owns(oid) is 'True for who owns this table: migrations and the operator''s commands, never the application.';

-- Sealed again by the owner's rotation, a renewal is the same one: its state, its days and what the service knows do not move.
create or replace function renewal_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if to_jsonb(new) - 'whose' = to_jsonb(old) - 'whose' and ardeco_owns(tg_relid) then
    return new;
  end if;
  if (old.state, new.state) not in (('waiting', 'waiting'), ('waiting', 'confirmed'), ('waiting', 'lapsed'), ('waiting', 'stopped'),
      ('lapsed', 'lapsed'), ('lapsed', 'confirmed'), ('lapsed', 'stopped')) then
    raise exception 'a renewal does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- The same of the key that goes with a certificate.
create or replace function source_correspondent_is_checked_by_another() returns trigger language plpgsql as $$
declare
  giver text;
  checker text;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - 'own_key_sealed' = to_jsonb(old) - 'own_key_sealed' and ardeco_owns(tg_relid) then return new; end if;
  end if;
  if tg_op = 'INSERT' or (new.register, new.name, new.certificate, new.fingerprint, new.given_by, new.given_at)
      is distinct from (old.register, old.name, old.certificate, old.fingerprint, old.given_by, old.given_at)
      or new.checked_as is null and old.checked_as is not null then
    if not ardeco_has_role('authority_administrator') or not ardeco_is_ours() or new.given_by is distinct from ardeco_actor()
        or new.given_at is null or new.checked_as is not null then
      raise exception 'a certificate is given in one''s own name, and is not checked yet' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if not ardeco_has_role('authority_administrator') and to_jsonb(new) - array['checked_as', 'checked_by', 'checked_at', 'revision']
      is distinct from to_jsonb(old) - array['checked_as', 'checked_by', 'checked_at', 'revision'] then
    raise exception 'an officer changes no correspondent' using errcode = 'check_violation';
  end if;
  if (new.checked_as, new.checked_by, new.checked_at) is not distinct from (old.checked_as, old.checked_by, old.checked_at) then
    return new;
  end if;
  if old.checked_as = 'refused' or old.checked_as = new.checked_as or not ardeco_is_ours()
      or new.checked_by is distinct from ardeco_actor() then
    raise exception 'a fingerprint is compared in one''s own name, once' using errcode = 'check_violation';
  end if;
  if new.checked_as = 'confirmed' then
    select ardeco_comparable_name(display_name) into giver from staff where authority_id = new.authority_id and id = new.given_by;
    select ardeco_comparable_name(display_name) into checker from staff where authority_id = new.authority_id and id = new.checked_by;
    if giver is null or checker is null or giver = checker then
      raise exception 'another person confirms' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;

-- A line is written as it was first sealed.
alter policy append on journal_entry
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() <> 'none' and sealed_hash is null);
