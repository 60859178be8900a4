-- Cards of the former systems (a number, what is left) that were sold and are in pockets: they work here until they are used up. No name is needed.
create table old_card (
  authority_id uuid not null references authority,
  id uuid not null,
  counter_id uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  units integer not null check (units between 1 and 1000000),
  used integer not null default 0 check (used >= 0),
  stopped_on date,
  imported_on date not null,
  primary key (authority_id, id),
  constraint one_old_card_a_number unique (authority_id, counter_id, digest),
  foreign key (authority_id, counter_id) references counter (authority_id, id),
  constraint never_more_than_it_held check (used <= units)
);
comment on table old_card is 'Cards of a former system, by counter: what was left on each when it was taken over, and what was used since. Of nobody.';
comment on column old_card.digest is 'not personal: HMAC of the printed number under a key of the counter, outside the database.';
comment on column old_card.used is 'The sum of old_card_use, kept by its trigger.';

create table old_card_use (
  authority_id uuid not null,
  id uuid not null,
  card_id uuid not null,
  kind text not null check (kind in ('use', 'moved')),
  units integer not null check (units >= 1),
  day date not null,
  primary key (authority_id, id),
  foreign key (authority_id, card_id) references old_card (authority_id, id)
);
create index uses_of_an_old_card on old_card_use (authority_id, card_id);
comment on table old_card_use is 'What was taken off a card of a former system, once each: used, or moved to an account. Says nobody: the ledger and the journal do.';

create table old_card_miss (
  authority_id uuid not null references authority,
  holder bytea not null check (octet_length(holder) = 32),
  minute integer not null,
  misses smallint not null check (misses between 1 and 1000),
  primary key (authority_id, holder, minute)
);
comment on table old_card_miss is 'Numbers that an agent typed and that are no card, minute by minute, for a quarter of an hour: who guesses is stopped.';
comment on column old_card_miss.holder is 'not personal: HMAC of the agent under a key outside the database.';

-- Each use is written once, counts, and is never rewritten; a card that is stopped, or holds less, refuses it whoever writes.
create function old_card_use_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' then raise exception 'a use of an old card is never rewritten' using errcode = 'check_violation'; end if;
  update old_card set used = used + new.units
    where authority_id = new.authority_id and id = new.card_id and stopped_on is null and used + new.units <= units;
  if not found then raise exception 'an old card gives what it holds' using errcode = 'check_violation'; end if;
  return new;
end $$;
create trigger old_card_use_guard before insert or update or delete on old_card_use for each row execute function old_card_use_guard();

create function old_card_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'an old card is never removed' using errcode = 'check_violation'; end if;
  if (new.authority_id, new.id, new.counter_id, new.digest, new.units, new.imported_on)
    is distinct from (old.authority_id, old.id, old.counter_id, old.digest, old.units, old.imported_on)
    or new.used < old.used or (old.stopped_on is not null and new.stopped_on is distinct from old.stopped_on) then
    raise exception 'an old card keeps its number and what it held' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger old_card_guard before update or delete on old_card for each row execute function old_card_guard();

revoke all on function old_card_use_guard(), old_card_guard() from public;
comment on function old_card_use_guard() is 'A use is counted on its card, which gives no more than it holds and nothing once stopped; then it is never rewritten.';
comment on function old_card_guard() is 'A card of a former system keeps its number and what it held, never gives back, and never serves again once stopped.';

alter table old_card enable row level security;
alter table old_card_use enable row level security;
alter table old_card_miss enable row level security;
create policy only_the_system on old_card for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system on old_card_use for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system on old_card_miss for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on old_card, old_card_use, old_card_miss to ardeco_app;
grant update (stopped_on) on old_card to ardeco_app;
grant update (misses) on old_card_miss to ardeco_app;
grant delete on old_card_miss to ardeco_app;
