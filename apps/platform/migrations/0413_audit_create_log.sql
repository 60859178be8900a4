-- A line commits to its text as well as to what is sealed of it. Null for lines of before: their hash is of what is sealed alone.
alter table journal_entry add column text_hash bytea;
comment on column journal_entry.text_hash is 'SHA-256 of the text sealed, which holds 32 random bytes: it tells nothing once they are gone with the key.';
comment on column journal_entry.leaf_hash is 'The entry in the log: SHA-256("ardeco.journal/line/v1\n" || text_hash || SHA-256(0x00 || id || sealed)); that last hash alone where text_hash is null.';

-- The chain of before is kept beside the tree that carries the same lines; new ones have no root of their own.
-- lock: no row is read nor written.
alter table journal_leaf alter column root_hash drop not null;
comment on column journal_leaf.root_hash is 'Of lines sequenced before the tree: chains each to all before it. Null since.';
comment on table journal_leaf is 'The order of the journal, from 1, written by one job: the place of a line in the tree is one less.';

create table journal_log (
  authority_id uuid primary key references authority,
  origin text not null check (origin ~ '^[^[:space:]+]+$')
);
comment on table journal_log is 'The name under which the journal of an authority is signed, for ever: another address of the platform does not change it. Public, kept.';

create table journal_tile (
  authority_id uuid not null references authority,
  level smallint not null check (level between 0 and 7),
  place bigint not null check (place >= 0),
  content bytea not null check (length(content) between 32 and 8192 and length(content) % 32 = 0),
  primary key (authority_id, level, place)
);
-- Hashes do not compress.
alter table journal_tile alter column content set storage external;
comment on table journal_tile is 'The tree of the journal (RFC 6962) in tiles of 256 hashes; level 0 holds the entries themselves. Public hashes, kept for ever: a tile only grows.';

create table journal_checkpoint (
  authority_id uuid not null references authority,
  size bigint not null check (size > 0),
  note text not null,
  signed_at timestamptz not null,
  primary key (authority_id, size)
);
comment on table journal_checkpoint is 'What was promised, signed: one line for each growth of the tree. Public, kept for ever, never changed.';

create function journal_tile_only_grows() returns trigger language plpgsql as $$
begin
  if substring(new.content for length(old.content)) <> old.content then
    raise exception 'a tile of the journal only grows' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_tile_only_grows before update on journal_tile for each row execute function journal_tile_only_grows();

alter table journal_log enable row level security;
alter table journal_tile enable row level security;
alter table journal_checkpoint enable row level security;
create policy read on journal_log for select using (authority_id = ardeco_authority());
create policy system_opens on journal_log for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy read on journal_tile for select using (authority_id = ardeco_authority());
create policy system_appends on journal_tile for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy system_grows on journal_tile for update using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy read on journal_checkpoint for select using (authority_id = ardeco_authority());
create policy system_signs on journal_checkpoint for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- Nothing is deleted; a tile is the only thing that changes, and only grows.
grant select, insert on journal_log, journal_tile, journal_checkpoint to ardeco_app;
grant update (content) on journal_tile to ardeco_app;
-- Who reads a line verifies its place: the person, and who represents them.
create policy readers_of_a_line_read_its_place on journal_leaf for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and exists (
    select from journal_entry entry where entry.authority_id = journal_leaf.authority_id and entry.id = journal_leaf.entry_id));
