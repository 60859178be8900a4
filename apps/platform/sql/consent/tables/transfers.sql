create table transfer (
  authority_id uuid not null,
  service_id uuid not null,
  client_id uuid not null,
  format jsonb not null,
  schedule text not null constraint exchange_schedule_check check
    (schedule in ('daily', 'weekly', 'on_demand')),
  late_after_days integer not null constraint exchange_late_after_days_check check (late_after_days between 1
    and 30),
  last_number integer not null default 0,
  revision integer not null default 1,
  -- The way back: a service that is no longer told by files keeps its format and the files that were taken.
  state text not null default 'open' constraint exchange_state_check check (state in ('open', 'closed')),
  constraint exchange_pkey primary key (authority_id, service_id)
);
comment on table transfer is
  'How one service of the authority is told by files: format, rhythm, day after which a file that nobody '
  'took is late.';
comment on column transfer.format is
  'not personal: columns with their headers, separator, encoding, shape of dates.';
comment on column transfer.state is
  'closed: nothing is gathered any more; what was taken may still be answered.';

create table transfer_file (
  authority_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  number integer not null constraint exchange_file_number_check check (number > 0),
  state text not null constraint exchange_file_state_check check (state in ('waiting', 'taken', 'settled')),
  made_on date not null,
  state_on date not null,
  content_sealed bytea,
  to_send boolean not null default false,
  constraint exchange_file_pkey primary key (authority_id, id),
  constraint one_file_per_number unique (authority_id, service_id, number),
  constraint a_waiting_file_holds_no_value check (state <> 'waiting' or content_sealed is null)
);
comment on table transfer_file is
  'A file for the software of a service. Its bytes are made when it is first taken, and forgotten once it '
  'is settled or thirty days later; the row goes after a year.';
comment on column transfer_file.content_sealed is
  'personal: the bytes that were taken, sealed under the sector''s key; null before, and once forgotten.';
comment on column transfer_file.to_send is
  'Taken to be left on the SFTP server of the service, and not there yet: the same bytes are sent again.';

create table transfer_line (
  authority_id uuid not null,
  file_id uuid not null,
  place integer not null constraint exchange_line_place_check check (place > 0),
  delivery_id uuid not null,
  grant_id uuid not null,
  action text not null constraint exchange_line_action_check check
    (action in ('open', 'change', 'suspend', 'resume', 'close')),
  problem text constraint exchange_line_problem_check check (problem in ('not_encodable', 'behind_another')),
  problem_column text,
  outcome text constraint exchange_line_outcome_check check (outcome in ('done', 'refused')),
  constraint exchange_line_pkey primary key (authority_id, file_id, place),
  constraint a_problem_was_not_carried check (problem is null or outcome is null)
);
create unique index one_file_carries_a_delivery on transfer_line (authority_id, delivery_id)
  where problem is null;
comment on table transfer_line is
  'Which delivery a file carries, and what the software answered. Of the service''s sector, like the '
  'delivery: no person.';
comment on column transfer_line.delivery_id is 'Line id in the file; the jti of the delivery.';
comment on column transfer_line.problem is 'Why the line was left out: its delivery waits for another file.';
comment on column transfer_line.problem_column is
  'not personal: header of the column whose value the encoding cannot write.';

create table transfer_receipt (
  authority_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  digest bytea not null constraint a_digest_is_a_sha256 check (octet_length(digest) = 32),
  state text not null constraint exchange_receipt_state_check check (state in ('read', 'applied')),
  content_sealed bytea not null,
  day date not null,
  constraint exchange_receipt_pkey primary key (authority_id, id),
  constraint the_same_file_is_one_receipt unique (authority_id, service_id, digest)
);
comment on table transfer_receipt is
  'An acknowledgement file given back by the software of a service. Deleted thirty days after it came.';
comment on column transfer_receipt.content_sealed is
  'personal: line ids, results and reasons, sealed under the sector''s key.';

create table transfer_place (
  authority_id uuid not null,
  service_id uuid not null,
  host text not null constraint exchange_place_host_check check (char_length(host) between 1 and 253),
  port integer not null constraint exchange_place_port_check check (port between 1 and 65535),
  account text not null constraint exchange_place_account_check check (char_length(account) between 1 and 64),
  out_folder text not null,
  in_folder text not null,
  private_key_sealed bytea not null,
  public_key text not null,
  offered_key text,
  host_key text,
  state text not null constraint exchange_place_state_check check (state in ('to_verify', 'open', 'stopped')),
  problem text,
  left_sealed bytea,
  visited_on date,
  revision integer not null default 1,
  constraint exchange_place_pkey primary key (authority_id, service_id),
  constraint an_open_place_has_its_host_key check (state <> 'open' or host_key is not null)
);
comment on table transfer_place is
  'The SFTP server of a vendor, where the files of a service are left and its acknowledgements read. One a '
  'service.';
comment on column transfer_place.account is 'not personal: account of a software on the vendor''s server.';
comment on column transfer_place.private_key_sealed is
  'not personal: key of the platform there, sealed under the authority''s key.';
comment on column transfer_place.offered_key is
  'Fingerprint of the key that the server showed last, when an agent asked; not trusted until confirmed.';
comment on column transfer_place.host_key is
  'Fingerprint that an agent confirmed: the only one accepted. open: visited. stopped: it showed another '
  'one.';
comment on column transfer_place.problem is 'Code of what the last visit met; null when it went well.';
comment on column transfer_place.left_sealed is
  'personal: names of the files that could not be applied and were left there, sealed under the '
  'authority''s key.';
