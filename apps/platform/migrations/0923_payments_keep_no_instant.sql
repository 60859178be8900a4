-- Once over, an online payment keeps its day: with the instants of sessions, an hour in clear gives an account, and a receipt, to somebody.
grant update (begun_at) on online_payment to ardeco_app;
-- lock: payments online began with 0843, in the same version: there are few or none
update online_payment set begun_at = date_trunc('day', begun_at, 'Europe/Paris'), asked_at = null where state in ('paid', 'held', 'mismatch');
comment on column online_payment.begun_at is 'When it was asked; cut to its civil day once it is paid, held or mismatched. The words have the instant, sealed.';
comment on table simulated_payment is 'What the payment service of demonstrations knows: no money, nobody, not even by number. Empty in production.';
