-- Where several may pay and nothing decides, an agent says who does, account by account, from a day on. What is said is never rewritten: it is said again.
create table invoice_payer (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  rank bigint not null generated always as identity,
  account bytea not null constraint an_account_is_an_hmac check (octet_length(account) = 32),
  from_on date not null,
  named_on date not null,
  payer bytea constraint a_named_payer_is_an_hmac check (octet_length(payer) = 32),
  content bytea,
  primary key (authority_id, id),
  constraint who_is_named_pays_from_now_at_the_latest check (from_on <= named_on),
  foreign key (authority_id, series_id) references invoice_series (authority_id, id)
);
create index payers_of_an_account on invoice_payer (series_id, account);
create index namings_of_a_payer on invoice_payer (payer) where payer is not null;
comment on table invoice_payer is 'Who pays an account, as an agent said: the last said counts. Kept with the invoices that follow from it. Names nobody.';
comment on column invoice_payer.rank is 'In which order they were said.';
comment on column invoice_payer.account is 'An HMAC of the account, under a key of the series.';
comment on column invoice_payer.payer is 'An HMAC of who pays, under a key of the series; null once they are erased.';
comment on column invoice_payer.content is 'personal: who pays, and which agent said so; sealed under a key of the series, null once who pays is erased.';

create function invoice_payer_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.payer is null and new.content is null
      and (new.authority_id, new.id, new.series_id, new.rank, new.account, new.from_on, new.named_on)
        is not distinct from (old.authority_id, old.id, old.series_id, old.rank, old.account, old.from_on, old.named_on) then
    return new;
  end if;
  raise exception 'who pays is said again, never rewritten' using errcode = 'check_violation';
end $$;
comment on function invoice_payer_guard() is 'Only who pays may go, once they are erased.';
revoke all on function invoice_payer_guard() from public;
create trigger invoice_payer_guard before update or delete on invoice_payer for each row execute function invoice_payer_guard();

-- The accounts that an invoice names: the money of an account pays all of its invoices, whoever pays them.
create table invoice_account (
  authority_id uuid not null,
  series_id uuid not null,
  account bytea not null constraint an_account_is_an_hmac check (octet_length(account) = 32),
  invoice_id uuid not null,
  primary key (authority_id, series_id, account, invoice_id),
  foreign key (authority_id, invoice_id) references invoice (authority_id, id)
);
create index accounts_of_an_invoice on invoice_account (invoice_id);
comment on table invoice_account is 'The accounts whose lines an invoice, or a credit note, says: an HMAC of each under a key of the series, so that a dump joins none with a counter.';

alter table invoice_payer enable row level security;
alter table invoice_account enable row level security;
create policy only_the_system_names on invoice_payer for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_payer_at_a_time on invoice_payer for select
  using (authority_id = ardeco_authority() and payer = ardeco_invoice_payer()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy only_the_system_joins on invoice_account for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on invoice_payer, invoice_account to ardeco_app;
grant update (payer, content) on invoice_payer to ardeco_app;

-- Everything before this day was said, or came back: nobody reads it again to prepare a month.
alter table invoice_series add column said_before date;
comment on column invoice_series.said_before is 'Every line before this day is on an invoice, or was given back whole. Only goes forward.';
create function invoice_series_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.said_before is null or new.said_before < old.said_before or new.said_before > date_trunc('month', ardeco_today()) then
    raise exception 'what was said only goes forward, up to this month' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function invoice_series_guard() is 'The day before which everything was invoiced goes forward, and never beyond this month.';
revoke all on function invoice_series_guard() from public;
create trigger invoice_series_guard before update on invoice_series for each row execute function invoice_series_guard();
create policy the_system_goes_forward on invoice_series for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant update (said_before) on invoice_series to ardeco_app;
