-- Somebody pays what they owe in several times, on days that an agent agreed with them. What was paid of it is read in the ledger: nothing here counts money.
create table invoice_plan (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  payer bytea not null constraint who_has_a_plan_is_an_hmac check (octet_length(payer) = 32),
  agreed_on date not null,
  ended_on date,
  outcome text constraint a_plan_ends_one_way check (outcome in ('kept', 'broken', 'ended')),
  content bytea not null,
  primary key (authority_id, id),
  constraint a_plan_that_ended_says_how check ((ended_on is null) = (outcome is null)),
  foreign key (authority_id, series_id) references invoice_series (authority_id, id)
);
create unique index one_plan_at_a_time on invoice_plan (series_id, payer) where ended_on is null;
create index plans_of_a_payer on invoice_plan (payer);
comment on table invoice_plan is 'What somebody pays in several times, as an agent agreed with them. Deleted two years after it ended, or once they are erased.';
comment on column invoice_plan.payer is 'An HMAC of who pays, under a key of the series.';
comment on column invoice_plan.content is 'personal: who pays, which invoices, each day and amount, which agent, and what both wrote; sealed under a key of the series.';

create function invoice_plan_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.ended_on is not null
      or (new.authority_id, new.id, new.series_id, new.payer, new.agreed_on) is distinct from (old.authority_id, old.id, old.series_id, old.payer, old.agreed_on) then
    raise exception 'a plan is agreed again, never rewritten' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function invoice_plan_guard() is 'What was agreed only ends.';
revoke all on function invoice_plan_guard() from public;
create trigger invoice_plan_guard before update on invoice_plan for each row execute function invoice_plan_guard();

create table invoice_plan_letter (
  authority_id uuid not null,
  plan_id uuid not null,
  instalment smallint not null constraint an_instalment_has_a_number check (instalment between 1 and 24),
  what text not null check (what in ('soon', 'late')),
  sent_on date not null,
  primary key (authority_id, plan_id, instalment, what),
  foreign key (authority_id, plan_id) references invoice_plan (authority_id, id) on delete cascade
);
comment on table invoice_plan_letter is 'What was written about an instalment: each once. Names nobody, and goes with its plan.';

alter table invoice_plan enable row level security;
alter table invoice_plan_letter enable row level security;
create policy only_the_system_agrees on invoice_plan for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_payer_at_a_time on invoice_plan for select
  using (authority_id = ardeco_authority() and payer = ardeco_invoice_payer()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy only_the_system_writes on invoice_plan_letter for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on invoice_plan to ardeco_app;
grant update (ended_on, outcome) on invoice_plan to ardeco_app;
grant select, insert on invoice_plan_letter to ardeco_app;
