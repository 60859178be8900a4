-- Arrears are followed with kindness: a few letters, dated, none while somebody who asked for help waits, none while an agent holds them.
-- lock: a few rows an authority
alter table invoice_series add column reminder_days smallint[] not null default '{}'
  constraint three_reminders_at_most check (cardinality(reminder_days) <= 3 and 5 <= all (reminder_days) and 180 >= all (reminder_days));
comment on column invoice_series.reminder_days is 'How many days after the date each reminder leaves; none while it is empty.';
create policy administrators_change on invoice_series for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant update (reminder_days) on invoice_series to ardeco_app;

create or replace function invoice_series_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.said_before is distinct from old.said_before
      and (new.said_before is null or new.said_before < old.said_before or new.said_before > date_trunc('month', ardeco_today())) then
    raise exception 'what was said only goes forward, up to this month' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create table invoice_reminder (
  authority_id uuid not null,
  invoice_id uuid not null,
  number smallint not null constraint a_third_reminder_is_the_last check (number between 1 and 3),
  sent_on date not null,
  primary key (authority_id, invoice_id, number),
  foreign key (authority_id, invoice_id) references invoice (authority_id, id)
);
comment on table invoice_reminder is 'The reminders of an invoice that were sent: each once. Names nobody.';

create table invoice_ease (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  kind text not null check (kind in ('help', 'pause')),
  payer bytea not null constraint whom_it_eases_is_an_hmac check (octet_length(payer) = 32),
  begun_on date not null,
  until date,
  ended_on date,
  content bytea not null,
  primary key (authority_id, id),
  constraint a_pause_has_an_end check (kind = 'help' or until is not null and until <= begun_on + 366),
  foreign key (authority_id, series_id) references invoice_series (authority_id, id)
);
create unique index one_open_request_a_payer on invoice_ease (series_id, payer) where kind = 'help' and ended_on is null;
create index eases_of_a_payer on invoice_ease (payer);
comment on table invoice_ease is 'What holds the reminders of somebody: they asked for help, or an agent said until when. Deleted two years later, or once they are erased.';
comment on column invoice_ease.payer is 'An HMAC of who pays, under a key of the series.';
comment on column invoice_ease.content is 'personal: who pays, their words or the agent''s reason, what was answered; sealed under a key of the series.';

alter table invoice_reminder enable row level security;
alter table invoice_ease enable row level security;
create policy only_the_system_reminds on invoice_reminder for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_eases on invoice_ease for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_payer_at_a_time on invoice_ease for select
  using (authority_id = ardeco_authority() and payer = ardeco_invoice_payer()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert on invoice_reminder to ardeco_app;
grant select, insert, delete on invoice_ease to ardeco_app;
grant update (ended_on, content) on invoice_ease to ardeco_app;
