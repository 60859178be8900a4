create table journal_witness (
  authority_id uuid not null references authority,
  id uuid not null,
  verifier text not null check (length(verifier) <= 400),
  url text not null check (length(url) <= 400),
  asked_on date not null,
  size bigint not null default 0 check (size >= 0),
  standing text not null default 'waits' check (standing in ('waits', 'signed', 'unreachable', 'unknown_there', 'refused', 'fork')),
  standing_at timestamptz,
  primary key (authority_id, id),
  constraint a_witness_is_asked_once unique (authority_id, verifier)
);
comment on table journal_witness is 'Whom an authority asks to cosign its journal, by an administrator: key, address, the size they signed last. No personal data.';

create table watched_log (
  authority_id uuid not null references authority,
  id uuid not null,
  origin text not null,
  verifier text not null check (length(verifier) <= 400),
  agreed_on date not null,
  size bigint not null default 0 check (size >= 0),
  root bytea check (length(root) = 32),
  seen_at timestamptz,
  primary key (authority_id, id),
  constraint a_log_is_watched_once unique (authority_id, origin),
  constraint what_was_seen_has_a_root check ((size = 0) = (root is null))
);
comment on table watched_log is 'Journals that an authority agreed to witness, and what it saw of each: written before its signature is given away. No personal data.';

create table journal_fork (
  authority_id uuid not null references authority,
  id uuid not null,
  side text not null check (side in ('log', 'witness')),
  other text not null,
  kept_size bigint not null,
  kept_root bytea,
  shown text not null,
  raised_at timestamptz not null,
  primary key (authority_id, id)
);
comment on table journal_fork is 'A journal that did not continue what was seen of it: what was kept, and the signed checkpoint that contradicts it. Evidence, kept for ever. No personal data.';

create function watched_log_only_grows() returns trigger language plpgsql as $$
begin
  if new.size < old.size or (new.size = old.size and new.root is distinct from old.root) then
    raise exception 'what a witness saw is not forgotten' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_memory_only_grows before update on watched_log for each row execute function watched_log_only_grows();

alter table journal_witness enable row level security;
alter table watched_log enable row level security;
alter table journal_fork enable row level security;
create policy read on journal_witness for select using (authority_id = ardeco_authority()
  and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator', 'auditor', 'data_protection_officer')));
create policy administrators_ask on journal_witness for insert
  with check (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy system_follows on journal_witness for update using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_stop on journal_witness for delete
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy read on watched_log for select using (authority_id = ardeco_authority()
  and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator', 'auditor', 'data_protection_officer')));
create policy administrators_agree on watched_log for insert
  with check (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy system_remembers on watched_log for update using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy read on journal_fork for select using (authority_id = ardeco_authority()
  and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator', 'auditor', 'data_protection_officer')));
create policy system_raises on journal_fork for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on journal_witness, watched_log, journal_fork to ardeco_app;
grant delete on journal_witness to ardeco_app;
grant update (size, standing, standing_at) on journal_witness to ardeco_app;
grant update (size, root, seen_at) on watched_log to ardeco_app;
