-- Money handed over at a desk. A régie takes it under an order of the mayor, by agents who are named; each
-- has a till, closed day by day.
create table regie (
  authority_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  code text not null constraint a_code_begins_receipts check (code ~ '^[A-Z][A-Z0-9]{1,11}$'),
  act text not null check (length(act) between 1 and 120),
  cash_max bigint not null check (cash_max between 1 and 100000000),
  closings integer not null default 0,
  head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000' constraint
    a_regie_head_is_a_hash check (octet_length(head) = 32),
  primary key (authority_id, id),
  constraint one_regie_per_code unique (authority_id, code)
);
comment on table regie is
  'Who may take money outside the Treasury: set by an order. Kept as accounts are. Names nobody.';
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
  primary key (authority_id, counter_id)
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
  -- An agent sent away in the morning takes no money in the afternoon, and a naming that has not begun may be
  -- ended.
  constraint a_naming_has_an_end check (ends_on >= starts_on or ended_by is not null)
);
create index regie_agents_of_an_agent on regie_agent (authority_id, staff_id);
comment on table regie_agent is
  'Who handles the money of a régie, named by whom, from when to when. Kept as accounts are. Ids of agents '
  'only.';
comment on column regie_agent.act is 'not personal: the order that names them.';
comment on column regie_agent.ends_on is
  'The last day; brought forward, never back. Before the first one when it was ended before it began.';
comment on column regie_agent.ended_by is 'Who ended it before its day: from then on it counts for nothing.';

create table regie_number (
  authority_id uuid not null,
  regie_id uuid not null,
  year smallint not null,
  last integer not null,
  primary key (authority_id, regie_id, year)
);
comment on table regie_number is 'The last receipt of a year: receipts have no hole.';

create table payment (
  authority_id uuid not null,
  id uuid not null,
  regie_id uuid not null,
  staff_id uuid,
  counter_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('topup', 'refund')),
  means text not null check (means in ('cash', 'cheque', 'online', 'direct_debit')),
  amount bigint not null constraint a_payment_is_positive check (amount between 1 and 100000000),
  credited bigint not null check (credited > 0),
  day date not null,
  year smallint not null,
  serial integer not null check (serial > 0),
  transfer_id uuid not null,
  about_id uuid,
  words bytea,
  primary key (authority_id, id),
  constraint a_receipt_has_its_number unique (authority_id, regie_id, year, serial),
  constraint one_payment_a_transfer unique (authority_id, transfer_id),
  constraint a_refund_is_of_a_payment check ((kind = 'refund') = (about_id is not null)),
  constraint money_at_a_desk_is_in_a_till check ((means in ('online', 'direct_debit')) = (staff_id is null))
);
create index payments_of_a_till on payment (authority_id, regie_id, staff_id, day);
create index payments_of_an_account on payment (authority_id, account_id);
create index payments_about_another on payment (about_id) where about_id is not null;
comment on table payment is
  'Money taken or given back, with its receipt and its line in the ledger. Never rewritten, never removed: '
  'ten years at least (Code de commerce, art. L123-22).';
comment on column payment.staff_id is 'Whose till; null when paid online or by direct debit.';
comment on column payment.amount is 'In cents; credited is in the unit of the counter.';
comment on column payment.day is
  'The day to which it belongs: tomorrow once the till of today is closed. No instant in clear.';
comment on column payment.serial is 'Given by the database: no hole in a year.';
comment on column payment.words is
  'personal: who paid, for whom, the cheque, the reason; sealed under a key of the régie, null once whom '
  'it was for is erased.';

create table till_closing (
  authority_id uuid not null,
  id uuid not null,
  regie_id uuid not null,
  staff_id uuid not null,
  from_day date not null,
  day date not null,
  number integer not null,
  cash_ledger bigint not null,
  cash_counted bigint not null check (cash_counted between 0 and 1000000000),
  difference bigint not null constraint a_difference_adds_up check (difference = cash_counted - cash_ledger),
  cheque_ledger bigint not null,
  cheque_number integer not null,
  cheque_counted integer not null check (cheque_counted between 0 and 10000),
  reason text not null check (length(reason) <= 300),
  payments integer not null,
  previous bytea not null,
  seal bytea not null check (octet_length(seal) = 32),
  primary key (authority_id, id),
  constraint a_day_is_closed_once unique (authority_id, regie_id, staff_id, day),
  constraint closings_have_no_hole unique (authority_id, regie_id, number),
  constraint a_difference_is_explained check (reason <> ''
    or (cash_counted = cash_ledger and cheque_counted = cheque_number))
);
comment on table till_closing is
  'What an agent counted, against what the ledger says, day by day. Never rewritten; each is sealed to the '
  'one before. Ten years at least.';
comment on column till_closing.from_day is 'The first day that it covers: after the closing before.';
comment on column till_closing.cash_ledger is
  'Computed by the database, like everything that is not counted.';
comment on column till_closing.reason is
  'not personal: why what was counted differs, in the words of the agent.';

-- Money that a person brings online, by a payment service outside: asked here, answered there, counted once.
create table regie_online (
  authority_id uuid not null,
  regie_id uuid not null,
  provider text not null check (provider in ('simulator', 'payfip')),
  client_number text not null check (length(client_number) <= 20),
  mode text not null check (mode in ('test', 'activation', 'production')),
  primary key (authority_id, regie_id)
);
comment on table regie_online is 'By which service a régie is paid online, and how that service calls it.';
comment on column regie_online.client_number is
  'not personal: of the régie with the payment service (PayFiP: six digits).';

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
  state text not null default 'begun' check
    (state in ('begun', 'paid', 'refused', 'abandoned', 'mismatch', 'held')),
  begun_at timestamptz not null,
  payment_id uuid,
  words bytea,
  -- The number of the régie as it was asked: an administrator may change it before the payer is back.
  client_number text not null check (length(client_number) <= 20),
  -- PayFiP has a mode in which no money moves: what was asked in it is kept, and compared with what the
  -- service answers.
  mode text not null check (mode in ('test', 'activation', 'production')),
  asked_at timestamptz,
  -- What was paid online and credits nothing is given back by the Treasury: the régisseur says so once, and
  -- it leaves their list.
  given_back_on date,
  given_back_by uuid,
  given_back_reference text check (length(given_back_reference) between 1 and 60),
  primary key (authority_id, id),
  constraint a_reference_is_of_one_payment unique (authority_id, reference),
  constraint an_operation_is_of_one_payment unique (provider, operation),
  constraint what_is_paid_has_its_receipt check ((state = 'paid') = (payment_id is not null)),
  constraint given_back_is_said_whole check ((given_back_on is null) = (given_back_by is null)
    and (given_back_on is null) = (given_back_reference is null)),
  constraint only_what_credits_nothing_is_given_back check (given_back_on is null
    or state in ('held', 'mismatch'))
);
create index online_payments_of_an_account on online_payment (authority_id, account_id);
create index online_payments_to_ask_again on online_payment (authority_id, (coalesce(asked_at, begun_at)))
  where state = 'begun';
create index online_payments_to_settle on online_payment (authority_id, regie_id, begun_at)
  where state in ('held', 'mismatch') and given_back_on is null;
comment on table online_payment is
  'A payment asked of a service outside, and what it answered. Kept two months once it came to nothing; '
  'with its receipt otherwise.';
comment on column online_payment.reference is 'not personal: drawn from the id; the service says it back.';
comment on column online_payment.operation is 'not personal: how the service calls it.';
comment on column online_payment.state is
  'mismatch: another amount, reference or régie came back. held: paid, but the counter could not take it: '
  'the Treasury gives it back.';
comment on column online_payment.begun_at is
  'When it was asked; cut to its civil day once it is paid, held or mismatched. The words have the '
  'instant, sealed.';
comment on column online_payment.words is
  'personal: who pays, for whom, sealed under a key of the régie; null once it is paid (the receipt has '
  'them) or whom it was for is erased.';
comment on column online_payment.client_number is
  'not personal: of the régie with the service when it was asked, whatever it becomes.';
comment on column online_payment.mode is
  'As it was asked. test: no money moves; credited only where the simulator is open.';
comment on column online_payment.asked_at is
  'When the job last asked what became of it: the longest unasked goes first.';
comment on column online_payment.given_back_reference is
  'not personal: of the transfer by which the Treasury gave it back.';

create table simulated_payment (
  authority_id uuid not null,
  operation text not null,
  reference text not null,
  amount bigint not null,
  client_number text not null,
  state text not null check (state in ('pending', 'paid', 'refused', 'abandoned')),
  return_to text not null,
  primary key (authority_id, operation)
);
comment on table simulated_payment is
  'What the payment service of demonstrations knows: no money, nobody, not even by number. Empty in '
  'production.';
comment on column simulated_payment.return_to is 'not personal: the page that the payer comes back to.';
