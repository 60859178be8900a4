alter table transfer enable row level security;
create policy managers_and_administrators on transfer for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')
    or ardeco_manages(service_id)));
grant select, insert on transfer to ardeco_app;
grant update (format, schedule, late_after_days, last_number, revision, state) on transfer to ardeco_app;

alter table transfer_file enable row level security;
create policy managers on transfer_file for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_manages(service_id)));
grant select, insert, delete on transfer_file to ardeco_app;
grant update (state, state_on, content_sealed, to_send) on transfer_file to ardeco_app;

alter table transfer_line enable row level security;
create policy with_their_file on transfer_line for all
  using (authority_id = ardeco_authority() and exists (select from transfer_file f
    where f.authority_id = transfer_line.authority_id and f.id = transfer_line.file_id));
grant select, insert, delete on transfer_line to ardeco_app;
grant update (problem, problem_column, outcome) on transfer_line to ardeco_app;

alter table transfer_receipt enable row level security;
create policy managers on transfer_receipt for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_manages(service_id)));
grant select, insert, delete on transfer_receipt to ardeco_app;
grant update (state) on transfer_receipt to ardeco_app;

alter table transfer_place enable row level security;
create policy managers_and_administrators on transfer_place for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')
    or ardeco_manages(service_id)));
grant select, insert, delete on transfer_place to ardeco_app;
grant update (host, port, account, out_folder, in_folder, offered_key, host_key, state, problem, left_sealed,
  visited_on, revision) on transfer_place to ardeco_app;
