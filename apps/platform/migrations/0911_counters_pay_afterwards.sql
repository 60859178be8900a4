alter table counter add column paid_after boolean not null default false;
-- lock: a few rows an authority
alter table counter add constraint who_pays_afterwards_is_never_refused
  check (not paid_after or (unit = 'euro_cent' and floor = -100000000 and expires_months is null));
comment on column counter.paid_after is 'What is consumed is invoiced afterwards, month by month: no debt is ever a reason to refuse, so that its floor is the lowest there is and nothing of it expires.';
