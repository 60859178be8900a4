-- A shop that changes bank had to be agreed anew, or was paid to an account that it had closed. One agent
-- asks for another account, another agrees, and the partner is told of each: nobody turns a shop's money to
-- their own account alone.
create table pass_partner_account (
  authority_id uuid not null,
  id uuid not null,
  partner_id uuid not null,
  iban_sealed bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'served', 'withdrawn')),
  asked_by uuid not null,
  asked_on date not null,
  seen_by uuid,
  served_at timestamptz,
  -- A partner without an agent hears of no change of its account: two administrators could turn its money
  -- aside in silence. How many of the partner were told is kept with what is asked, read by whoever agrees,
  -- and where it is nobody, nobody agrees.
  told smallint not null default 0 check (told >= 0),
  primary key (authority_id, id),
  constraint what_serves_says_since_when check ((state = 'served') = (served_at is not null)
    and (state = 'served') = (seen_by is not null))
);
create unique index one_account_waits_a_partner on pass_partner_account (authority_id, partner_id)
  where state = 'waiting';
create index accounts_of_a_partner on pass_partner_account (authority_id, partner_id);
comment on table pass_partner_account is
  'Another account of a partner: asked by one agent, agreed on by another. The last that serves is where '
  'it is paid; none, the one that it was agreed with. Never removed: transfers were written to it. Names '
  'nobody but agents.';
comment on column pass_partner_account.iban_sealed is
  'not personal: the account of the organisation, sealed under a key of the authority.';
comment on column pass_partner_account.told is
  'How many people of the partner were written to when it was asked. A server of before says none: it is '
  'asked for again.';
