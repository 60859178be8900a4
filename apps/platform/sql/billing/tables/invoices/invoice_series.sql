-- Invoices of what was consumed on counters that are paid afterwards. Each has the next number of its series,
-- given in the transaction that writes it; none is ever rewritten: a credit note, which names its invoice,
-- mends it.
create table invoice_series (
  authority_id uuid not null,
  id uuid not null,
  code text not null constraint a_code_begins_invoices check (code ~ '^[A-Z][A-Z0-9]{1,11}$'),
  name text not null check (length(name) between 1 and 80),
  address text not null check (length(address) <= 300),
  siret text constraint a_siret_has_fourteen_figures check (siret ~ '^[0-9]{14}$'),
  due_days smallint not null check (due_days between 15 and 90),
  help text not null check (length(help) between 1 and 300),
  -- Everything before this day was said, or came back: nobody reads it again to prepare a month.
  said_before date,
  -- Arrears are followed with kindness: a few letters, dated, none while somebody who asked for help waits,
  -- none while an agent holds them.
  reminder_days smallint[] not null default '{}' constraint three_reminders_at_most check
    (cardinality(reminder_days) <= 3 and 5 <= all (reminder_days) and 180 >= all (reminder_days)),
  paid_looked_on date,
  primary key (authority_id, id),
  constraint one_series_per_code unique (authority_id, code)
);
comment on table invoice_series is
  'Who sends invoices, and for which counters: a régie, or the authority. Kept as accounts are. Names '
  'nobody.';
comment on column invoice_series.code is 'not personal: begins the numbers of its invoices; never changed.';
comment on column invoice_series.name is 'not personal: who sends the invoice.';
comment on column invoice_series.address is 'not personal: where it is.';
comment on column invoice_series.siret is 'not personal: its number in the register of establishments.';
comment on column invoice_series.help is
  'not personal: who helps those who cannot pay, and how to reach them.';
comment on column invoice_series.said_before is
  'Every line before this day is on an invoice, or was given back whole. Only goes forward.';
comment on column invoice_series.reminder_days is
  'How many days after the date each reminder leaves; none while it is empty.';
comment on column invoice_series.paid_looked_on is
  'Up to which day it was looked at what may open a paid invoice again.';
