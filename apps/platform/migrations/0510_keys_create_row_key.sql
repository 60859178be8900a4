-- Rows that tell of people without being one person's (a line of an establishment's file, a file for software and what it
-- answered, an account kept elsewhere) were sealed under keys that never change: yesterday's dump opened them with today's keys
-- once they were deleted. Each has a key of its own, under a seed that deleting the row makes every keyring forget (ADR 0074).

create table row_key (
  authority_id uuid not null references authority,
  row_id uuid not null,
  generation integer not null check (generation > 0),
  leaf bigint not null constraint a_leaf_serves_one_row unique check (leaf between 0 and 4294967295),
  wrapped_key bytea not null,
  primary key (authority_id, row_id)
);
comment on table row_key is 'The key of one row of another table, wrapped as a person''s is: by the authority''s key and a seed kept outside the database. It goes with its row.';
comment on column row_key.row_id is 'Of the row, or what it names its key by; random.';
create index row_keys_still_to_wrap_again on row_key (generation);

-- lock: a nullable column and the end of a constraint: no row is read. Rows of before keep the key they have
alter table account_link add column key_id uuid;
comment on column account_link.key_id is 'What its words are sealed under, in row_key; null: of before, under the service''s key alone.';
grant update (key_id) on account_link to ardeco_app;
alter table source_record alter column key_sealed drop not null;
comment on column source_record.key_sealed is 'Null: the key is in row_key. Of before: the record''s own key, wrapped by the authority''s alone.';

-- Read by whoever reads one of the rows; it opens nothing without the keyring.
alter table row_key enable row level security;
create policy who_opens on row_key for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'service_manager', 'reception', 'validator', 'service_validator')
    or ardeco_actor_kind() = 'person' and (
      exists (select from source_record s where s.authority_id = row_key.authority_id and s.id = row_key.row_id)
      or exists (select from account_link l where l.authority_id = row_key.authority_id and l.key_id = row_key.row_id))));
create policy with_its_row on row_key for insert
  with check (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'service_manager')));
create policy only_the_system_wraps_again on row_key for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on row_key to ardeco_app;
grant update (generation, leaf, wrapped_key) on row_key to ardeco_app;

create or replace function ardeco_leaf_is_free(wanted bigint) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select from public.person_key where leaf = wanted)
    and not exists (select from public.row_key where leaf = wanted)
    and not exists (select from public.erased_leaf where leaf = wanted);
$$;
comment on function ardeco_leaf_is_free(bigint) is 'True when no person and no row of any authority has this leaf, nor had it: it serves once.';

create or replace function ardeco_keys_before(latest integer) returns table (authority uuid, keys bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select authority_id, count(*) from (
    select authority_id, generation from public.person_key where generation < latest
    union all select authority_id, generation from public.row_key where generation < latest) as every_key
  where public.ardeco_actor_kind() = 'system' group by authority_id;
$$;

-- The app deletes no key of a row: its row goes, and its key follows, wherever the deletion comes from.
create function ardeco_forget_row_key(owner uuid, wanted uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from public.row_key where authority_id = owner and row_id = wanted returning leaf, generation)
  insert into public.erased_leaf (leaf, generation) select leaf, generation from gone on conflict (leaf) do nothing;
$$;
comment on function ardeco_forget_row_key(uuid, uuid) is 'Deletes the key of a row and tells its leaf to every keyring. For triggers only.';
revoke all on function ardeco_forget_row_key(uuid, uuid) from public;

create function ardeco_row_went() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.ardeco_forget_row_key(old.authority_id, old.id);
  return null;
end $$;
create function ardeco_link_went() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.ardeco_forget_row_key(old.authority_id, old.key_id);
  return null;
end $$;
comment on function ardeco_row_went() is 'The key of a row that was deleted, or whose content was, is forgotten.';
comment on function ardeco_link_went() is 'The key of an account''s words that were deleted, or replaced, is forgotten.';
revoke all on function ardeco_row_went(), ardeco_link_went() from public;

create trigger its_key_goes after delete on source_record for each row execute function ardeco_row_went();
create trigger its_key_goes after delete on person_file for each row execute function ardeco_row_went();
create trigger its_key_goes_once_read after update of state on person_file for each row
  when (new.state = 'done' and old.state <> 'done') execute function ardeco_row_went();
create trigger its_key_goes after delete on transfer_file for each row execute function ardeco_row_went();
create trigger its_key_goes_with_its_bytes after update of content_sealed on transfer_file for each row
  when (new.content_sealed is null and old.content_sealed is not null) execute function ardeco_row_went();
create trigger its_key_goes after delete on transfer_receipt for each row execute function ardeco_row_went();
create trigger its_key_goes after delete on account_link for each row
  when (old.key_id is not null) execute function ardeco_link_went();
create trigger its_key_goes_with_its_words after update of key_id on account_link for each row
  when (old.key_id is not null and new.key_id is distinct from old.key_id) execute function ardeco_link_went();

create function ardeco_drop_erased_rows() returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare gone uuid[];
begin
  if public.ardeco_actor_kind() <> 'system' then return 0; end if;
  gone := array(select k.row_id from public.row_key k join public.erased_leaf e on e.leaf = k.leaf);
  if cardinality(gone) = 0 then return 0; end if;
  delete from public.source_record where id = any (gone);
  delete from public.person_file where id = any (gone) and state <> 'done';
  update public.transfer_file set content_sealed = null where id = any (gone) and content_sealed is not null;
  delete from public.transfer_receipt where id = any (gone);
  delete from public.account_link where key_id = any (gone);
  delete from public.row_key where row_id = any (gone);
  return cardinality(gone);
end $$;
comment on function ardeco_drop_erased_rows() is 'Rows of a restored backup that were deleted since it was taken: nothing of them opens any more. For the system: nothing for anybody else.';
revoke all on function ardeco_drop_erased_rows() from public;
grant execute on function ardeco_drop_erased_rows() to ardeco_app;

-- What software answered is kept by the deliveries once applied: the file of its answers goes with a person it told of.
create or replace function ardeco_forget_files(deliveries uuid[]) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare forgotten integer;
begin
  if ardeco_actor_kind() <> 'system' then return 0; end if;
  delete from transfer_receipt r where r.state = 'applied' and exists (
    select from transfer_line l join transfer_file f on f.authority_id = l.authority_id and f.id = l.file_id
      join delivery d on d.provider_id = l.authority_id and d.id = l.delivery_id
    where f.authority_id = r.authority_id and f.service_id = r.service_id and l.delivery_id = any (deliveries)
      and ardeco_authority() in (d.holder_id, d.provider_id));
  update transfer_file f set content_sealed = null where f.content_sealed is not null and exists (
    select from transfer_line l join delivery d on d.provider_id = l.authority_id and d.id = l.delivery_id
    where l.authority_id = f.authority_id and l.file_id = f.id and l.delivery_id = any (deliveries)
      and ardeco_authority() in (d.holder_id, d.provider_id));
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;

-- A message to an address that is no account's (a link to sign in, a former address) is nobody's, so that nobody's erasure deleted
-- it: it stayed twelve months under the authority's key. It has served once it is handed over; its row keeps it from being sent twice.
create function ardeco_message_left() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.sealed := '';
  return new;
end $$;
comment on function ardeco_message_left() is 'What was written to an address is forgotten once it is handed over.';
create trigger it_is_forgotten_once_sent before update of state on message for each row
  when (new.person_id is null and new.state = 'delivered') execute function ardeco_message_left();
-- lock: rows of twelve months at most, rewritten once, read by one job
update message set sealed = '' where person_id is null and state = 'delivered';
comment on column message.sealed is 'personal: recipient, subject and text, sealed under the person''s key (the authority''s for an address that is no one person''s: empty once it was sent). Nothing in clear says what the message is about.';
