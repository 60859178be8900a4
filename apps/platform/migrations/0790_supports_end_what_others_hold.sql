-- What was given to somebody who should not have it ends with their way in; the machine holds from the first row; the dead are denied too.
alter table support add column shown_on date;
comment on column support.shown_on is 'Civil day when its long signed code was last put on paper. Null: never, and nobody can have it.';
grant update (shown_on) on support to ardeco_app;
-- Nobody knows who printed them before: they count as shown.
-- lock: the table comes with this same version: empty, or of a trial
update support set shown_on = state_on where kind = 'printed';

-- lock: the table comes with this same version: empty, or of a trial
update support set replaces = null
  where replaces is not null
    and not exists (select from support former where former.authority_id = support.authority_id and former.id = support.replaces);
-- A former support is forgotten a year after its end; what took its place goes on.
-- lock: the table comes with this same version: empty, or of a trial
alter table support add constraint replaces_one_that_is_there
  foreign key (authority_id, replaces) references support (authority_id, id) on delete set null (replaces);

create function support_begins() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.state <> 'ordered' then
    raise exception 'a support begins ordered, not %', new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function support_begins() is 'No support is born in service: each of its states has its line.';
create trigger support_begins before insert on support for each row execute function support_begins();

-- Somebody dead shows nothing, where there is no connection either; a death recorded by mistake is undone, and the list with it.
create function support_denies_the_dead() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.status = 'deceased' then
    insert into public.support_denied (authority_id, entry, until)
      select authority_id, substring(sha256(uuid_send(id)) for 10), expires_on + 366
      from public.support where authority_id = new.authority_id and person_id = new.id
      on conflict do nothing;
  elsif new.status <> 'erased' then
    delete from public.support_denied d using public.support s
      where s.authority_id = new.authority_id and s.person_id = new.id and d.authority_id = s.authority_id
        and d.entry = substring(sha256(uuid_send(s.id)) for 10)
        and s.state not in ('suspended', 'lost', 'revoked', 'replaced');
  end if;
  if found then
    insert into public.support_settings (authority_id, list_version) values (new.authority_id, 1)
      on conflict (authority_id) do update set list_version = support_settings.list_version + 1;
  end if;
  return null;
end $$;
comment on function support_denies_the_dead() is 'Puts the supports of somebody who died on the deny list, and takes them off when the death is undone.';
revoke all on function support_denies_the_dead() from public;
create trigger support_denies_the_dead after update of status on person for each row
  when (old.status is distinct from new.status and 'deceased' in (old.status, new.status))
  execute function support_denies_the_dead();
