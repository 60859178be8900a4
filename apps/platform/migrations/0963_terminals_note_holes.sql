-- Numbers of cards that no reader told of are noted when the next one is seen: the page of gaps sorted every operation of every card to find them, and
-- nobody could end one.
create table card_hole (
  authority_id uuid not null references authority,
  id uuid not null,
  card bytea not null check (octet_length(card) = 32),
  aid text not null check (aid ~ '^[0-9A-F]{6}$'),
  first bigint not null check (first >= 1),
  last bigint not null check (last >= first),
  seen_on date not null,
  settled_by uuid,
  reason text check (length(reason) between 1 and 300),
  primary key (authority_id, id),
  constraint one_hole_per_number unique (authority_id, card, aid, first)
);
create index holes_to_look_at on card_hole (authority_id, seen_on) where reason is null;
comment on table card_hole is 'Numbers of a card that no reader told of, between two that are known. Names nobody. Gone when a journal that comes late tells them.';
comment on column card_hole.card is 'not personal: HMAC of the UID under a key of the authority, outside the database.';
comment on column card_hole.seen_on is 'The civil day on which a later number was first seen.';
comment on column card_hole.reason is 'not personal: why nothing more is expected, in words about readers.';

alter table card_hole enable row level security;
create policy the_system_keeps on card_hole for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- An attempt that is set aside fills no hole: what that shows is noted with the decision.
create policy administrators_read on card_hole for select
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_note on card_hole for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator') and reason is null);
create policy administrators_acknowledge on card_hole for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator') and reason is null)
  with check (authority_id = ardeco_authority() and reason is not null);
create policy administrators_widen on card_hole for delete
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert, delete on card_hole to ardeco_app;
grant update (settled_by, reason) on card_hole to ardeco_app;

-- A card that was torn away and never came back is settled by somebody, in the end, as the rest.
alter table card_transaction drop constraint card_transaction_problem_check;
alter table card_transaction add constraint card_transaction_problem_check check (problem in
  ('number_twice', 'balance_broken', 'proof_false', 'rolled_back', 'unknown_card', 'undetermined', 'refused', 'never_back')) not valid;
-- lock: born with this version, empty until readers hand over
create index transactions_never_back on card_transaction (authority_id, said_on) where state = 'open';

-- lock: one line a hole
insert into card_hole (authority_id, id, card, aid, first, last, seen_on)
select authority_id, gen_random_uuid(), card, aid, coalesce(former, 0) + 1, counter - 1, said_on from (
  select authority_id, card, aid, counter, said_on, lag(counter) over (partition by authority_id, card, aid order by counter) as former
  from card_transaction where state in ('to_post', 'posted') or problem in ('number_twice', 'balance_broken', 'unknown_card', 'refused', 'rolled_back')
    or state in ('open', 'to_settle') and problem is distinct from 'proof_false'
) numbered where counter > coalesce(former, 0) + 1 on conflict do nothing;
