-- Everything that is due to a régie is paid at once: one operation at the payment service, one row for each account.
-- The first row has the operation and the reference that the service knows; the others name the first row.
-- lock: a column without a default writes no row again; the check reads the table once.
alter table online_payment
  add column leader_id uuid,
  add constraint only_a_leader_has_an_operation check (leader_id is null or (operation is null and leader_id <> id)),
  add foreign key (authority_id, leader_id) references online_payment (authority_id, id);
-- lock: no row has a leader yet.
create index online_payments_by_leader on online_payment (authority_id, leader_id) where leader_id is not null;
comment on column online_payment.leader_id is
  'The payment whose operation pays this one too; null for a payment that has an operation of its own.';
