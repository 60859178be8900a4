alter table account add column email_confirmed_on date;
comment on column account.email_confirmed_on is 'not personal: day on which somebody who reads that address first used a link sent to it; null until then, and again when the address changes.';
-- Who signs in by a link confirms the address: the system writes it.
grant update (email_confirmed_on) on account to ardeco_app;
