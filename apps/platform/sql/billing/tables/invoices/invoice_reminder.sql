create table invoice_reminder (
  authority_id uuid not null,
  invoice_id uuid not null,
  number smallint not null constraint a_third_reminder_is_the_last check (number between 1 and 3),
  sent_on date not null,
  primary key (authority_id, invoice_id, number)
);
comment on table invoice_reminder is 'The reminders of an invoice that were sent: each once. Names nobody.';
