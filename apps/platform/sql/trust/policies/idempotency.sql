alter table idempotent_request enable row level security;
create policy system_keeps on idempotent_request for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on idempotent_request to ardeco_app;
grant update (request_hash, answer_sealed, begun_at) on idempotent_request to ardeco_app;
