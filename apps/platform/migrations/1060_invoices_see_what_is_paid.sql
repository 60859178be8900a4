-- What was seen wholly paid is opened no more for reminders, as long as nothing can open it again.
create table invoice_paid (
  authority_id uuid not null,
  series_id uuid not null,
  invoice_id uuid not null,
  seen_on date not null,
  primary key (authority_id, invoice_id),
  foreign key (authority_id, invoice_id) references invoice (authority_id, id)
);
comment on table invoice_paid is 'The invoices that were seen wholly paid: no reminder opens them. Falls once money of one of their accounts went out again, or somebody else is invoiced of it. Names nobody.';
comment on column invoice_paid.seen_on is 'Beyond a year no reminder leaves: deleted then.';
alter table invoice_paid enable row level security;
create policy only_the_system_sees on invoice_paid for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on invoice_paid to ardeco_app;

-- lock: a few rows an authority
alter table invoice_series add column paid_looked_on date;
comment on column invoice_series.paid_looked_on is 'Up to which day it was looked at what may open a paid invoice again.';
grant update (paid_looked_on) on invoice_series to ardeco_app;
