-- PayFiP has a mode in which no money moves: what was asked in it is kept, and compared with what the service answers.
-- lock: payments online began with 0843, in the same version: there are few or none
alter table online_payment add column mode text check (mode in ('test', 'activation', 'production')),
  add column asked_at timestamptz;
-- lock: the same few lines
update online_payment p set mode = case when p.provider = 'simulator' then 'test' else o.mode end from regie_online o
  where o.authority_id = p.authority_id and o.regie_id = p.regie_id;
-- lock: the same few lines
alter table online_payment alter column mode set not null;
comment on column online_payment.mode is 'As it was asked. test: no money moves; credited only where the simulator is open.';
comment on column online_payment.asked_at is 'When the job last asked what became of it: the longest unasked goes first.';
grant update (asked_at) on online_payment to ardeco_app;
-- lock: the same few lines
create index online_payments_to_ask_again on online_payment (authority_id, (coalesce(asked_at, begun_at))) where state = 'begun';
-- lock: the index above takes its place
drop index online_payments_under_way;
