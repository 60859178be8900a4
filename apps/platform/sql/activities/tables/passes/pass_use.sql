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
  staff_id uuid,
  cancel_staff_id uuid,
  -- How a pass was shown, in three ways: a phone or an opened card, whose code serves once; a paper, whose
  -- copy is as good; a number that was typed.
  shown text check (shown in ('live', 'paper', 'number', 'code')),
  primary key (authority_id, id),
  constraint a_use_has_its_number unique (authority_id, partner_id, number),
  constraint a_use_is_a_line_of_the_ledger unique (authority_id, transfer_id),
  constraint a_cancelled_use_says_why check ((cancelled_on is null) = (cancel_reason is null)
    and (cancelled_on is null) = (cancel_transfer_id is null)),
  constraint a_cancelled_use_is_not_paid check (cancelled_on is null or statement_id is null)
);
create unique index one_use_a_rank on pass_use (authority_id, membership_id, offer_id, rank)
  where cancelled_on is null;
create index uses_to_pay on pass_use (authority_id, partner_id, day) where statement_id is null;
create index uses_of_a_statement on pass_use (authority_id, statement_id) where statement_id is not null;
create index uses_of_a_partner_by_day on pass_use (authority_id, partner_id, day);
comment on table pass_use is
  'A use of an offer at a partner: a line of the sealed ledger. Figures stay as accounts do; whose it was '
  'goes with the person.';
comment on column pass_use.number is 'Of this partner: its statement has no hole.';
comment on column pass_use.membership_id is 'personal: whose use it was; null once they are erased.';
comment on column pass_use.rank is
  'The first, the second… use of this offer by this person: never above the number of the offer.';
comment on column pass_use.cancel_reason is 'not personal: one of three words.';
comment on column pass_use.staff_id is 'Who confirmed at the partner; the authority alone reads it.';
comment on column pass_use.cancel_staff_id is 'Who took it back at the partner.';
comment on column pass_use.shown is
  'live: a code that serves once; paper: a code that is copied; number: typed with a date of birth; code: '
  'one of the first two, of before they were told apart. Unknown before it was kept.';
