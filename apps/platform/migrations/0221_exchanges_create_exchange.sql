create table exchange (
  authority_id uuid not null references authority,
  service_id uuid not null,
  client_id uuid not null,
  format jsonb not null,
  schedule text not null check (schedule in ('daily', 'weekly', 'on_demand')),
  late_after_days integer not null check (late_after_days between 1 and 30),
  last_number integer not null default 0,
  revision integer not null default 1,
  primary key (authority_id, service_id),
  foreign key (authority_id, service_id) references service (authority_id, id),
  foreign key (authority_id, client_id) references client (authority_id, id)
);
comment on table exchange is 'How one service of the authority is told by files: format, rhythm, day after which a file that nobody took is late.';
comment on column exchange.format is 'not personal: columns with their headers, separator, encoding, shape of dates.';

create table exchange_file (
  authority_id uuid not null references authority,
  id uuid not null,
  service_id uuid not null,
  number integer not null check (number > 0),
  state text not null check (state in ('waiting', 'taken', 'settled')),
  made_on date not null,
  state_on date not null,
  content_sealed bytea,
  primary key (authority_id, id),
  foreign key (authority_id, service_id) references exchange (authority_id, service_id),
  constraint one_file_per_number unique (authority_id, service_id, number),
  constraint a_waiting_file_holds_no_value check (state <> 'waiting' or content_sealed is null)
);
comment on table exchange_file is 'A file for the software of a service. Its bytes are made when it is first taken, and forgotten once it is settled or thirty days later; the row goes after a year.';
comment on column exchange_file.content_sealed is 'personal: the bytes that were taken, sealed under the sector''s key; null before, and once forgotten.';

create table exchange_line (
  authority_id uuid not null references authority,
  file_id uuid not null,
  place integer not null check (place > 0),
  delivery_id uuid not null,
  grant_id uuid not null,
  action text not null check (action in ('open', 'change', 'suspend', 'resume', 'close')),
  problem text check (problem in ('not_encodable', 'behind_another')),
  problem_column text,
  outcome text check (outcome in ('done', 'refused')),
  primary key (authority_id, file_id, place),
  foreign key (authority_id, file_id) references exchange_file (authority_id, id) on delete cascade,
  constraint a_problem_was_not_carried check (problem is null or outcome is null)
);
create unique index one_file_carries_a_delivery on exchange_line (authority_id, delivery_id) where problem is null;
comment on table exchange_line is 'Which delivery a file carries, and what the software answered. Of the service''s sector, like the delivery: no person.';
comment on column exchange_line.delivery_id is 'Line id in the file; the jti of the delivery.';
comment on column exchange_line.problem is 'Why the line was left out: its delivery waits for another file.';
comment on column exchange_line.problem_column is 'not personal: header of the column whose value the encoding cannot write.';

create table exchange_receipt (
  authority_id uuid not null references authority,
  id uuid not null,
  service_id uuid not null,
  digest bytea not null constraint a_digest_is_a_sha256 check (octet_length(digest) = 32),
  state text not null check (state in ('read', 'applied')),
  content_sealed bytea not null,
  day date not null,
  primary key (authority_id, id),
  foreign key (authority_id, service_id) references exchange (authority_id, service_id),
  constraint the_same_file_is_one_receipt unique (authority_id, service_id, digest)
);
comment on table exchange_receipt is 'An acknowledgement file given back by the software of a service. Deleted thirty days after it came.';
comment on column exchange_receipt.content_sealed is 'personal: line ids, results and reasons, sealed under the sector''s key.';

-- Lines of files that carried these deliveries: what an erasure of their person makes us forget, whichever authority holds them.
create function ardeco_forget_files(deliveries uuid[]) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare forgotten integer;
begin
  if ardeco_actor_kind() <> 'system' then return 0; end if;
  update exchange_file f set content_sealed = null where f.content_sealed is not null and exists (
    select from exchange_line l join delivery d on d.provider_id = l.authority_id and d.id = l.delivery_id
    where l.authority_id = f.authority_id and l.file_id = f.id and l.delivery_id = any (deliveries)
      and ardeco_authority() in (d.holder_id, d.provider_id));
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
comment on function ardeco_forget_files(uuid[]) is 'Forgets the bytes of the files that carried these deliveries of people of the acting authority.';
revoke all on function ardeco_forget_files(uuid[]) from public;
grant execute on function ardeco_forget_files(uuid[]) to ardeco_app;

alter table exchange enable row level security;
alter table exchange_file enable row level security;
alter table exchange_line enable row level security;
alter table exchange_receipt enable row level security;
create policy managers_and_administrators on exchange for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')
    or ardeco_manages(service_id)));
create policy managers on exchange_file for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_manages(service_id)));
create policy with_their_file on exchange_line for all
  using (authority_id = ardeco_authority() and exists (select from exchange_file f
    where f.authority_id = exchange_line.authority_id and f.id = exchange_line.file_id));
create policy managers on exchange_receipt for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_manages(service_id)));

grant select, insert on exchange to ardeco_app;
grant update (format, schedule, late_after_days, last_number, revision) on exchange to ardeco_app;
grant select, insert, delete on exchange_file, exchange_line, exchange_receipt to ardeco_app;
grant update (state, state_on, content_sealed) on exchange_file to ardeco_app;
grant update (problem, problem_column, outcome) on exchange_line to ardeco_app;
grant update (state) on exchange_receipt to ardeco_app;
