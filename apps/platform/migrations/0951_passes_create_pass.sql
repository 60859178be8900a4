-- Passes: what an authority offers to some people for a time (a youth pass), its offers ("atouts"), which private partners accept, and each use.
create table pass (
  authority_id uuid not null references authority,
  id uuid not null,
  service_provider_id uuid not null,
  service_id uuid not null,
  name_fr text not null check (length(name_fr) between 1 and 80),
  name_en text not null check (length(name_en) between 1 and 80),
  starts_on date not null,
  ends_on date not null,
  fee_cents integer not null constraint a_fee_is_in_cents check (fee_cents between 0 and 100000),
  fee_counter_id uuid,
  rule text check (length(rule) between 1 and 500),
  rule_on date,
  primary key (authority_id, id),
  foreign key (authority_id, fee_counter_id) references counter (authority_id, id),
  constraint a_pass_lasts_at_most_three_years check (ends_on between starts_on and starts_on + interval '3 years'),
  constraint a_fee_has_its_counter check ((fee_cents = 0) = (fee_counter_id is null))
);
comment on table pass is 'A pass of an authority, for one period. The agreement of its service carries what it knows of people. Names nobody.';
comment on column pass.name_fr is 'not personal: as people read it.';
comment on column pass.name_en is 'not personal: the same, in English.';
comment on column pass.rule is 'not personal: who is entitled, by elements that the service asks; everybody who agreed without it.';
comment on column pass.rule_on is 'The day on which ages are counted; the day of joining without it.';

create table pass_offer (
  authority_id uuid not null,
  id uuid not null,
  pass_id uuid not null,
  counter_id uuid not null,
  name_fr text not null check (length(name_fr) between 1 and 80),
  name_en text not null check (length(name_en) between 1 and 80),
  category text not null check (category in ('cinema', 'books', 'show', 'sport', 'leisure', 'transport', 'meal', 'other')),
  amount_cents integer not null constraint an_amount_is_in_cents check (amount_cents between 0 and 100000),
  uses smallint not null check (uses between 1 and 99),
  share_percent smallint check (share_percent between 1 and 100),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  primary key (authority_id, id),
  constraint one_counter_an_offer unique (authority_id, counter_id),
  constraint a_share_is_of_an_amount check (share_percent is null or amount_cents > 0),
  foreign key (authority_id, pass_id) references pass (authority_id, id),
  foreign key (authority_id, counter_id) references counter (authority_id, id)
);
create index offers_of_a_pass on pass_offer (authority_id, pass_id);
comment on table pass_offer is 'An offer of a pass: so many uses, each worth so much at most; zero cents where the partner gives it for nothing. Never changed.';
comment on column pass_offer.name_fr is 'not personal: as people read it.';
comment on column pass_offer.name_en is 'not personal: the same, in English.';

create table pass_partner (
  authority_id uuid not null references authority,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  place text not null check (length(place) <= 200),
  siret text not null constraint a_siret_has_fourteen_figures check (siret ~ '^[0-9]{14}$'),
  iban_sealed bytea not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  ended_on date,
  last_use integer not null default 0,
  last_statement integer not null default 0,
  primary key (authority_id, id)
);
comment on table pass_partner is 'An organisation outside the town hall that accepts offers, under a dated agreement.';
comment on column pass_partner.name is 'not personal: of the organisation.';
comment on column pass_partner.place is 'not personal: where it is.';
comment on column pass_partner.siret is 'not personal: its number in the register of establishments.';
comment on column pass_partner.iban_sealed is 'not personal: the account of the organisation, sealed under a key of the authority.';
comment on column pass_partner.last_use is 'The number of its last use; held by who writes the next.';

create table pass_partner_offer (
  authority_id uuid not null,
  partner_id uuid not null,
  offer_id uuid not null,
  primary key (authority_id, partner_id, offer_id),
  foreign key (authority_id, partner_id) references pass_partner (authority_id, id),
  foreign key (authority_id, offer_id) references pass_offer (authority_id, id)
);
comment on table pass_partner_offer is 'Which offers a partner accepts.';

create table pass_partner_agent (
  authority_id uuid not null,
  partner_id uuid not null,
  staff_id uuid not null,
  primary key (authority_id, staff_id),
  foreign key (authority_id, partner_id) references pass_partner (authority_id, id),
  foreign key (authority_id, staff_id) references staff (authority_id, id)
);
create index agents_of_a_partner on pass_partner_agent (authority_id, partner_id);
comment on table pass_partner_agent is 'Who signs in for a partner: somebody without any role of an agent.';

create table pass_membership (
  authority_id uuid not null,
  id uuid not null,
  pass_id uuid not null,
  subject bytea not null constraint a_subject_is_an_hmac check (octet_length(subject) = 32),
  joined_on date not null,
  active_on date,
  primary key (authority_id, id),
  constraint one_membership_a_pass unique (authority_id, pass_id, subject),
  foreign key (authority_id, pass_id) references pass (authority_id, id)
);
comment on table pass_membership is 'Who joined a pass, by an HMAC under a key of that pass; active once its fee is paid. Goes with the person.';

create table pass_statement (
  authority_id uuid not null,
  id uuid not null,
  partner_id uuid not null,
  number integer not null check (number >= 1),
  until_on date not null,
  closed_on date not null check (closed_on > until_on),
  uses integer not null check (uses >= 1),
  total_cents bigint not null check (total_cents >= 0),
  content_hash bytea not null check (octet_length(content_hash) = 32),
  primary key (authority_id, id),
  constraint a_statement_has_its_number unique (authority_id, partner_id, number),
  foreign key (authority_id, partner_id) references pass_partner (authority_id, id)
);
comment on column pass_membership.subject is 'personal: that somebody joined, by what the pass alone calls them.';
comment on table pass_statement is 'What is owed to a partner for a period: never rewritten, never removed. Ten years at least (Code de commerce, art. L123-22). Names nobody.';

create table pass_use (
  authority_id uuid not null,
  id uuid not null,
  pass_id uuid not null,
  offer_id uuid not null,
  partner_id uuid not null,
  number integer not null check (number >= 1),
  membership_id uuid,
  rank smallint not null check (rank >= 1),
  amount_cents integer not null check (amount_cents >= 0),
  day date not null,
  transfer_id uuid not null,
  cancelled_on date,
  cancel_reason text check (cancel_reason in ('mistake', 'not_served', 'wrong_amount')),
  cancel_transfer_id uuid,
  statement_id uuid,
  primary key (authority_id, id),
  constraint a_use_has_its_number unique (authority_id, partner_id, number),
  constraint a_use_is_a_line_of_the_ledger unique (authority_id, transfer_id),
  constraint a_cancelled_use_says_why check ((cancelled_on is null) = (cancel_reason is null) and (cancelled_on is null) = (cancel_transfer_id is null)),
  constraint a_cancelled_use_is_not_paid check (cancelled_on is null or statement_id is null),
  foreign key (authority_id, pass_id) references pass (authority_id, id),
  foreign key (authority_id, offer_id) references pass_offer (authority_id, id),
  foreign key (authority_id, partner_id) references pass_partner (authority_id, id),
  foreign key (authority_id, statement_id) references pass_statement (authority_id, id)
);
create unique index one_use_a_rank on pass_use (authority_id, membership_id, offer_id, rank) where cancelled_on is null;
create index uses_to_pay on pass_use (authority_id, partner_id, day) where statement_id is null;
create index uses_of_a_statement on pass_use (authority_id, statement_id) where statement_id is not null;
comment on table pass_use is 'A use of an offer at a partner: a line of the sealed ledger. Figures stay as accounts do; whose it was goes with the person.';
comment on column pass_use.number is 'Of this partner: its statement has no hole.';
comment on column pass_use.membership_id is 'personal: whose use it was; null once they are erased.';
comment on column pass_use.rank is 'The first, the second… use of this offer by this person: never above the number of the offer.';
comment on column pass_use.cancel_reason is 'not personal: one of three words.';

create table pass_code (
  authority_id uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  membership_id uuid not null,
  sealed bytea not null,
  minute bigint not null,
  primary key (authority_id, digest),
  foreign key (authority_id, membership_id) references pass_membership (authority_id, id) on delete cascade
);
create index codes_of_a_membership on pass_code (authority_id, membership_id);
comment on table pass_code is 'Short codes that a person reads out, by their HMAC: each once, for ten minutes.';

create table pass_miss (
  authority_id uuid not null,
  partner_id uuid not null,
  minute bigint not null,
  misses smallint not null check (misses between 1 and 1000),
  primary key (authority_id, partner_id, minute),
  foreign key (authority_id, partner_id) references pass_partner (authority_id, id)
);
comment on column pass_code.sealed is 'personal: who gave it, under a key of the membership.';
comment on table pass_miss is 'Codes that a partner gave and that opened nothing, minute by minute, for a quarter of an hour: who guesses is stopped.';

create function pass_use_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare allowed integer; most integer;
begin
  if tg_op = 'DELETE' then raise exception 'a use is never removed' using errcode = 'check_violation'; end if;
  if tg_op = 'INSERT' then
    select o.uses, o.amount_cents into allowed, most from pass_offer o
      where o.authority_id = new.authority_id and o.id = new.offer_id and o.pass_id = new.pass_id;
    if not found or new.rank > allowed or new.amount_cents > most or new.statement_id is not null or new.cancelled_on is not null
      or new.membership_id is null then
      raise exception 'a use is within its offer' using errcode = 'check_violation';
    end if;
    update pass_partner p set last_use = p.last_use + 1 where p.authority_id = new.authority_id and p.id = new.partner_id
      returning p.last_use into new.number;
    return new;
  end if;
  if (old.authority_id, old.id, old.pass_id, old.offer_id, old.partner_id, old.number, old.rank, old.amount_cents, old.day, old.transfer_id)
      is distinct from (new.authority_id, new.id, new.pass_id, new.offer_id, new.partner_id, new.number, new.rank, new.amount_cents, new.day, new.transfer_id)
    or new.membership_id is not null and new.membership_id is distinct from old.membership_id
    or old.statement_id is not null and (new.statement_id, new.cancelled_on) is distinct from (old.statement_id, old.cancelled_on)
    or old.cancelled_on is not null and (new.cancelled_on, new.cancel_reason, new.cancel_transfer_id)
      is distinct from (old.cancelled_on, old.cancel_reason, old.cancel_transfer_id)
    or new.cancelled_on is distinct from old.cancelled_on and new.cancelled_on <> old.day then
    raise exception 'a use is cancelled on its day, or paid once' using errcode = 'check_violation';
  end if;
  if old.statement_id is null and new.statement_id is not null and not exists (select from pass_statement s
      where s.authority_id = new.authority_id and s.id = new.statement_id and s.partner_id = new.partner_id and new.day <= s.until_on) then
    raise exception 'a use is in a statement of its partner' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function pass_use_guard() is 'A use takes the next number of its partner, never above its offer; then it is cancelled on its day, or paid in one statement.';
create trigger pass_use_guard before insert or update or delete on pass_use for each row execute function pass_use_guard();

create function pass_statement_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare counted integer; summed bigint;
begin
  if tg_op <> 'INSERT' then raise exception 'a statement is never rewritten' using errcode = 'check_violation'; end if;
  select count(*), coalesce(sum(u.amount_cents), 0) into counted, summed from pass_use u
    where u.authority_id = new.authority_id and u.statement_id = new.id;
  if counted <> new.uses or summed <> new.total_cents then
    raise exception 'a statement adds up' using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function pass_statement_guard() is 'A statement is the sum of its uses when its transaction ends, and is never rewritten.';
create constraint trigger pass_statement_adds_up after insert on pass_statement deferrable initially deferred
  for each row execute function pass_statement_guard();
create trigger pass_statement_stays before update or delete on pass_statement for each row execute function pass_statement_guard();
revoke all on function pass_use_guard(), pass_statement_guard() from public;

-- What a person takes out is theirs alone: the one whose HMAC the use case computed from who may look.
create function ardeco_pass_subject() returns bytea language sql stable
  return decode(nullif(current_setting('ardeco.pass_subject', true), ''), 'hex');
comment on function ardeco_pass_subject() is 'What a pass calls the person whom the acting person, or agent, looks at.';

alter table pass enable row level security;
alter table pass_offer enable row level security;
alter table pass_partner enable row level security;
alter table pass_partner_offer enable row level security;
alter table pass_partner_agent enable row level security;
alter table pass_membership enable row level security;
alter table pass_statement enable row level security;
alter table pass_use enable row level security;
alter table pass_code enable row level security;
alter table pass_miss enable row level security;
create policy who_works_or_lives_here_reads on pass for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_define on pass for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy who_works_or_lives_here_reads on pass_offer for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_define on pass_offer for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy who_works_or_lives_here_reads on pass_partner for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_agree on pass_partner for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_end on pass_partner for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
create policy who_works_or_lives_here_reads on pass_partner_offer for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_agree on pass_partner_offer for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy the_system_reads on pass_partner_agent for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
create policy administrators_name on pass_partner_agent for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_end on pass_partner_agent for delete
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy only_the_system on pass_membership for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_member_at_a_time on pass_membership for select
  using (authority_id = ardeco_authority() and subject = ardeco_pass_subject()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy one_member_at_a_time on pass_use for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer'))
    and membership_id in (select m.id from pass_membership m where m.authority_id = ardeco_authority() and m.subject = ardeco_pass_subject()));
create policy only_the_system on pass_statement for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on pass_statement for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
create policy only_the_system on pass_use for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on pass_use for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
create policy only_the_system on pass_code for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system on pass_miss for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on pass, pass_offer, pass_partner, pass_partner_offer, pass_partner_agent, pass_membership, pass_statement, pass_use, pass_code, pass_miss to ardeco_app;
grant update (ended_on, last_statement) on pass_partner to ardeco_app;
grant delete on pass_partner_agent, pass_membership, pass_code, pass_miss to ardeco_app;
grant update (active_on) on pass_membership to ardeco_app;
grant update (membership_id, cancelled_on, cancel_reason, cancel_transfer_id, statement_id) on pass_use to ardeco_app;
grant update (misses) on pass_miss to ardeco_app;
