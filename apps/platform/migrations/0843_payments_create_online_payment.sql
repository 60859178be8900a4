-- Money that a person brings online, by a payment service outside: asked here, answered there, counted once.
create table regie_online (
  authority_id uuid not null,
  regie_id uuid not null,
  provider text not null check (provider in ('simulator', 'payfip')),
  client_number text not null check (length(client_number) <= 20),
  mode text not null check (mode in ('test', 'activation', 'production')),
  primary key (authority_id, regie_id),
  foreign key (authority_id, regie_id) references regie (authority_id, id)
);
comment on table regie_online is 'By which service a régie is paid online, and how that service calls it.';
comment on column regie_online.client_number is 'not personal: of the régie with the payment service (PayFiP: six digits).';

create table online_payment (
  authority_id uuid not null,
  id uuid not null,
  regie_id uuid not null,
  counter_id uuid not null,
  account_id uuid not null,
  provider text not null check (provider in ('simulator', 'payfip')),
  amount bigint not null check (amount between 1 and 100000000),
  credited bigint not null check (credited > 0),
  reference text not null check (reference ~ '^[A-Z0-9]{1,30}$'),
  operation text check (length(operation) between 1 and 100),
  state text not null default 'begun' check (state in ('begun', 'paid', 'refused', 'abandoned', 'mismatch', 'held')),
  begun_at timestamptz not null,
  payment_id uuid,
  words bytea,
  primary key (authority_id, id),
  constraint a_reference_is_of_one_payment unique (authority_id, reference),
  constraint an_operation_is_of_one_payment unique (provider, operation),
  constraint what_is_paid_has_its_receipt check ((state = 'paid') = (payment_id is not null)),
  foreign key (authority_id, regie_id) references regie (authority_id, id),
  foreign key (authority_id, counter_id, account_id) references counter_account (authority_id, counter_id, id),
  foreign key (authority_id, payment_id) references payment (authority_id, id)
);
create index online_payments_under_way on online_payment (begun_at, authority_id) where state = 'begun';
create index online_payments_of_an_account on online_payment (authority_id, account_id);
comment on table online_payment is 'A payment asked of a service outside, and what it answered. Kept two months once it came to nothing; with its receipt otherwise.';
comment on column online_payment.reference is 'not personal: drawn from the id; the service says it back.';
comment on column online_payment.operation is 'not personal: how the service calls it.';
comment on column online_payment.state is 'mismatch: another amount, reference or régie came back. held: paid, but the counter could not take it: the Treasury gives it back.';
comment on column online_payment.words is 'personal: who pays, for whom, sealed under a key of the régie; null once it is paid (the receipt has them) or whom it was for is erased.';

create table simulated_payment (
  authority_id uuid not null references authority,
  operation text not null,
  reference text not null,
  amount bigint not null,
  client_number text not null,
  state text not null check (state in ('pending', 'paid', 'refused', 'abandoned')),
  return_to text not null,
  primary key (authority_id, operation)
);
comment on table simulated_payment is 'What the payment service of demonstrations knows: no money, nobody. Empty in production.';
comment on column simulated_payment.return_to is 'not personal: the page that the payer comes back to.';

create function online_payment_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (old.operation is not null and new.operation is distinct from old.operation)
      or (new.words is not null and new.words is distinct from old.words) then
    raise exception 'a payment that was asked for is not rewritten' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('begun', 'paid'), ('begun', 'refused'), ('begun', 'abandoned'),
      ('begun', 'mismatch'), ('begun', 'held'), ('refused', 'paid'), ('refused', 'held'), ('abandoned', 'paid'), ('abandoned', 'held'),
      ('refused', 'mismatch'), ('abandoned', 'mismatch')) then
    raise exception 'a payment does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function online_payment_guard() is 'begun, refused or abandoned may still turn out to be paid, whatever the order of the answers; what is paid, held or mismatched stays.';
create trigger online_payment_guard before update on online_payment for each row execute function online_payment_guard();

alter table regie_online enable row level security;
alter table online_payment enable row level security;
alter table simulated_payment enable row level security;
create policy who_works_or_lives_here_reads on regie_online for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on regie_online for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on regie_online for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy only_the_system on online_payment for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_account_at_a_time on online_payment for select
  using (authority_id = ardeco_authority() and account_id = ardeco_counter_account()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy only_the_system on simulated_payment for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on regie_online, online_payment, simulated_payment to ardeco_app;
grant update (provider, client_number, mode) on regie_online to ardeco_app;
grant update (operation, state, payment_id, words) on online_payment to ardeco_app;
grant update (state) on simulated_payment to ardeco_app;
grant delete on online_payment to ardeco_app;
