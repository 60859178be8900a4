-- Sealed counters in double entry. A transfer is one row with an account that gives and one that receives,
-- hence a sum of zero whatever is written; counters_move and counters_move_all are the only ones that write
-- it, and each batch of them is sealed to the one before.
create table counter (
  authority_id uuid not null,
  id uuid not null,
  name_fr text not null check (length(name_fr) between 1 and 80),
  name_en text not null check (length(name_en) between 1 and 80),
  -- « 20 unités » of what? A counter of entries, meals, hours or trips is said as people say it. Those that
  -- are there keep their unit, which never changes.
  unit text not null check (unit in ('euro_cent', 'unit', 'meal', 'entry', 'hour', 'trip', 'token', 'point')),
  floor bigint not null default 0 constraint arrears_have_a_bound check (floor between -100000000 and 0),
  ceiling bigint constraint a_ceiling_leaves_room check (ceiling between 1 and 1000000000000),
  debit_max bigint check (debit_max between 1 and 1000000000000),
  expires_months smallint check (expires_months between 1 and 120),
  services_credit boolean not null default false,
  closed_on date,
  revision integer not null default 1,
  -- Who writes lines is said by the settings of the statement, not by its arguments alone; a balance that
  -- services share is told to none of them unless the counter says so; what is left on a closed account
  -- expires as the rest.
  services_see boolean not null default false,
  paid_after boolean not null default false,
  -- What an offer of a pass is kept on is no purse that somebody opens, tops up or changes, and ends with its
  -- pass.
  kept_by text check (kept_by in ('passes')),
  -- What cards carry of an account is money already: nothing else takes it, nor does it expire. How much that
  -- is, modules know and tables do not, since no row ties a card to an account: whoever takes from a counter
  -- that is on cards says it (ardeco.carried), or that a card is what pays (ardeco.of_card).
  on_cards boolean not null default false,
  -- A parent bounds what a child's counter may spend in a day or a week, where the town lets that counter be
  -- bounded: never one that is paid afterwards, as school meals are, so that no child is refused a meal.
  parents_bound boolean not null default false,
  primary key (authority_id, id),
  constraint who_pays_afterwards_is_never_refused check (not paid_after
    or (unit = 'euro_cent' and floor = -100000000 and expires_months is null)),
  constraint what_is_paid_afterwards_is_never_bounded check (not (parents_bound and paid_after))
);
comment on table counter is
  'A kind of sealed balance that an authority defines: its unit, its limits. Names nobody; stays as long '
  'as its lines.';
comment on column counter.name_fr is 'not personal: what the counter is called.';
comment on column counter.name_en is 'not personal: what the counter is called.';
comment on column counter.floor is 'How low a balance may go, in the unit: 0, or arrears to a bound.';
comment on column counter.expires_months is 'A balance that receives nothing for so long expires.';
comment on column counter.services_credit is
  'Whether its services may give (points, units), or only take and refund.';
comment on column counter.services_see is
  'Whether services that share it read the balance, or only whether it is enough. One that is alone reads '
  'it.';
comment on column counter.paid_after is
  'What is consumed is invoiced afterwards, month by month: no debt is ever a reason to refuse, so that '
  'its floor is the lowest there is and nothing of it expires.';
comment on column counter.kept_by is
  'not personal: the part of the house that keeps it, opens its accounts and says when they end; null '
  'where people hold it as a purse.';
comment on column counter.on_cards is
  'Whether an application of cards has its purse there, or had: what is taken then leaves what cards carry.';
comment on column counter.parents_bound is
  'Whether parents may bound what a child spends there. Never a counter of school meals.';
