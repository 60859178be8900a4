-- Money handed over at a desk. A régie takes it under an order of the mayor, by agents who are named; each has a till, closed day by day.
create table regie (
  authority_id uuid not null references authority,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  code text not null constraint a_code_begins_receipts check (code ~ '^[A-Z][A-Z0-9]{1,11}$'),
  act text not null check (length(act) between 1 and 120),
  cash_max bigint not null check (cash_max between 1 and 100000000),
  closings integer not null default 0,
  head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000'
    constraint a_regie_head_is_a_hash check (octet_length(head) = 32),
  primary key (authority_id, id),
  constraint one_regie_per_code unique (authority_id, code)
);
comment on table regie is 'Who may take money outside the Treasury: set by an order. Kept as accounts are. Names nobody.';
comment on column regie.name is 'not personal: what it is called.';
comment on column regie.code is 'not personal: begins the numbers of its receipts.';
comment on column regie.act is 'not personal: the order that set it.';
comment on column regie.cash_max is 'In cents: the most cash that it may hold before it pays in.';
comment on column regie.closings is 'How many tills were closed; head is the seal of the last.';

create table regie_counter (
  authority_id uuid not null,
  counter_id uuid not null,
  regie_id uuid not null,
  price_cents integer constraint a_price_is_of_one check (price_cents between 1 and 1000000),
  primary key (authority_id, counter_id),
  foreign key (authority_id, counter_id) references counter (authority_id, id),
  foreign key (authority_id, regie_id) references regie (authority_id, id)
);
comment on table regie_counter is 'The counters whose money a régie takes: each has one régie.';
comment on column regie_counter.price_cents is 'What one of its units costs; null when it counts euros.';

create table regie_agent (
  authority_id uuid not null,
  id uuid not null,
  regie_id uuid not null,
  staff_id uuid not null,
  part text not null check (part in ('regisseur', 'mandataire')),
  act text not null check (length(act) between 1 and 120),
  named_by uuid not null,
  starts_on date not null,
  ends_on date not null,
  ended_by uuid,
  primary key (authority_id, id),
  constraint nobody_names_themselves check (named_by <> staff_id),
  constraint a_naming_has_an_end check (ends_on >= starts_on),
  foreign key (authority_id, regie_id) references regie (authority_id, id),
  foreign key (authority_id, staff_id) references staff (authority_id, id)
);
create index regie_agents_of_an_agent on regie_agent (authority_id, staff_id);
comment on table regie_agent is 'Who handles the money of a régie, named by whom, from when to when. Kept as accounts are. Ids of agents only.';
comment on column regie_agent.act is 'not personal: the order that names them.';
comment on column regie_agent.ends_on is 'The last day; brought forward, never back.';

create table regie_number (
  authority_id uuid not null,
  regie_id uuid not null,
  year smallint not null,
  last integer not null,
  primary key (authority_id, regie_id, year),
  foreign key (authority_id, regie_id) references regie (authority_id, id)
);
comment on table regie_number is 'The last receipt of a year: receipts have no hole.';

create function regie_agent_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.ends_on > old.ends_on or old.ended_by is not null then
      raise exception 'a naming is ended once, never made longer' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.part = 'regisseur' and exists (select from regie_agent a where a.authority_id = new.authority_id and a.regie_id = new.regie_id
      and a.part = 'regisseur' and a.starts_on <= new.ends_on and new.starts_on <= a.ends_on) then
    raise exception 'a régie has one régisseur at a time' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
comment on function regie_agent_guard() is 'One régisseur at a time; a naming is brought to an end, never made longer.';
create trigger regie_agent_guard before insert or update on regie_agent for each row execute function regie_agent_guard();

alter table regie enable row level security;
alter table regie_counter enable row level security;
alter table regie_agent enable row level security;
alter table regie_number enable row level security;
create policy who_works_or_lives_here_reads on regie for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on regie for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator') and closings = 0);
create policy who_works_or_lives_here_reads on regie_counter for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on regie_counter for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy agents_read on regie_agent for select using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_name on regie_agent for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator') and named_by = ardeco_actor() and ended_by is null);
create policy administrators_end on regie_agent for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'))
  with check (ended_by = ardeco_actor());
-- Only the guard of payments counts.
create policy the_system_reads on regie_number for select using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on regie, regie_counter, regie_agent to ardeco_app;
grant update (ends_on, ended_by) on regie_agent to ardeco_app;
grant select on regie_number to ardeco_app;
