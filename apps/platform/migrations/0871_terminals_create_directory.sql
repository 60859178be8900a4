-- The directory of card applications, what each reader may do, and the cards that were made (docs/adr/0103-the-platform-of-readers.md).
create table card_application (
  authority_id uuid not null references authority,
  id uuid not null,
  aid text not null constraint an_aid_is_three_bytes check (aid ~ '^[0-9A-F]{6}$' and aid <> '000000'),
  name text not null check (length(name) between 1 and 80),
  counter_id uuid,
  key_version smallint not null default 1 check (key_version between 1 and 255),
  most bigint constraint a_purse_has_a_largest_debit check (most between 1 and 2147483647),
  elements text[] not null default '{}' check (cardinality(elements) <= 8),
  closed_on date,
  revision integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, counter_id) references counter (authority_id, id),
  constraint a_purse_is_of_a_counter check ((counter_id is null) = (most is null)),
  constraint one_application_per_aid unique (authority_id, aid)
);
comment on table card_application is 'What an authority puts on its cards: an application by its AID, its data, the counter of its purse. Names nobody; holds no key: each is derived outside the database.';
comment on column card_application.name is 'not personal: what agents call the application.';
comment on column card_application.key_version is 'Of the keys of its cards: another version is other keys.';
comment on column card_application.most is 'The largest debit of its purse, in the unit of the counter.';
comment on column card_application.elements is 'Names of the elements written on a card, in the order of their files. Never changed: cards are out.';

create table card_application_service (
  authority_id uuid not null,
  application_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  origins text[] not null check (cardinality(origins) between 1 and 10),
  verbs text[] not null check (verbs <@ '{read,debit,credit}'::text[] and cardinality(verbs) >= 1),
  primary key (authority_id, application_id, service_id),
  foreign key (authority_id, application_id) references card_application (authority_id, id),
  foreign key (provider_id, service_id) references service (authority_id, id),
  constraint one_application_per_service unique (authority_id, service_id),
  constraint one_application_service_per_slug unique (authority_id, slug)
);
comment on table card_application_service is 'The services that use an application of cards: the pages that ask, exactly, and what they may ask.';

create table reader_state (
  authority_id uuid not null,
  equipment_id uuid not null,
  key_x text not null check (key_x ~ '^[A-Za-z0-9_-]{43}$'),
  key_y text not null check (key_y ~ '^[A-Za-z0-9_-]{43}$'),
  sequence bigint not null default 0,
  last bigint not null default 0,
  head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000'
    constraint a_head_is_a_hash check (octet_length(head) = 32),
  primary key (authority_id, equipment_id),
  foreign key (authority_id, equipment_id) references equipment (authority_id, id) on delete cascade
);
comment on table reader_state is 'What a reader signs with, the number of its last configuration, and how much of its journal is held. Names nobody.';
comment on column reader_state.key_x is 'not personal: public key of the reader (P-256). The first one stays.';
comment on column reader_state.key_y is 'not personal: public key of the reader (P-256). The first one stays.';
comment on column reader_state.head is 'not personal: hash of the last line of its journal that is held.';

-- A reader's key is never another one, numbers never go back, whatever the application does.
create function reader_state_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.key_x, new.key_y) is distinct from (old.key_x, old.key_y) then
    raise exception 'a reader keeps its first key' using errcode = 'check_violation';
  end if;
  if new.sequence < old.sequence or new.last < old.last or (new.last = old.last and new.head <> old.head) then
    raise exception 'a reader does not go back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function reader_state_guard() is 'The first key of a reader stays; its configurations and its journal only go on.';
create trigger reader_state_guard before update on reader_state for each row execute function reader_state_guard();

create table card (
  authority_id uuid not null,
  name bytea not null constraint a_name_is_an_hmac check (octet_length(name) = 32),
  support_id uuid not null,
  denied_as bytea not null check (octet_length(denied_as) = 16),
  made_on date not null,
  until date not null,
  primary key (authority_id, name),
  foreign key (authority_id, support_id) references support (authority_id, id) on delete cascade,
  constraint one_card_per_support unique (authority_id, support_id)
);
comment on table card is 'Which support a card is. Its number (UID) is nowhere in clear: an HMAC of it finds the row.';
comment on column card.name is 'not personal: HMAC of the UID under a key of the authority, outside the database.';
comment on column card.support_id is 'personal: the support, and through it whose card it is.';
comment on column card.until is 'Forgotten before, it is refused until that day.';
comment on column card.denied_as is 'not personal: what readers call the card in the list of those that are stopped.';

create table card_denied (
  authority_id uuid not null references authority,
  denied_as bytea not null check (octet_length(denied_as) = 16),
  until date not null,
  primary key (authority_id, denied_as)
);
comment on table card_denied is 'Cards whose support was erased: refused by readers until their last day. Names nobody.';
comment on column card_denied.denied_as is 'not personal: HMAC of the UID under the key of the list.';

-- Whoever erases a support, its card stays refused.
create function card_denies() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.card_denied (authority_id, denied_as, until) values (old.authority_id, old.denied_as, old.until) on conflict do nothing;
  return old;
end $$;
comment on function card_denies() is 'A card that is forgotten goes on the list of those that readers refuse.';
revoke all on function card_denies() from public;
create trigger card_denies before delete on card for each row execute function card_denies();

alter table card_application enable row level security;
create policy who_works_here_reads on card_application for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_define on card_application for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on card_application for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on card_application to ardeco_app;
-- Never its AID, its counter nor its elements: cards are out.
grant update (name, most, closed_on, revision) on card_application to ardeco_app;

alter table card_application_service enable row level security;
create policy who_works_here_reads on card_application_service for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_let_in on card_application_service for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on card_application_service for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_take_out on card_application_service for delete
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert, delete on card_application_service to ardeco_app;
grant update (origins, verbs) on card_application_service to ardeco_app;

alter table reader_state enable row level security;
create policy the_system_keeps on reader_state for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_read on reader_state for select
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on reader_state to ardeco_app;
grant update (sequence, last, head) on reader_state to ardeco_app;

alter table card enable row level security;
create policy the_system_keeps on card for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on card to ardeco_app;

alter table card_denied enable row level security;
create policy the_system_keeps on card_denied for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, delete on card_denied to ardeco_app;
