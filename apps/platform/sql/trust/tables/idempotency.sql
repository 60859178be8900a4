create table idempotent_request (
  authority_id uuid not null,
  key_hash bytea not null check (length(key_hash) = 32),
  request_hash bytea not null check (length(request_hash) = 32),
  answer_sealed bytea,
  begun_at timestamptz not null,
  primary key (authority_id, key_hash)
);
create index idempotent_requests_by_instant on idempotent_request (authority_id, begun_at);
comment on table idempotent_request is
  'A request of a program under an Idempotency-Key: while it runs, then with its answer, so that the same '
  'one again is answered alike. Kept 24 hours.';
comment on column idempotent_request.key_hash is 'not personal: hash of who asked and of the key they sent.';
comment on column idempotent_request.answer_sealed is
  'The answer, sealed under the authority''s key: it may hold a secret shown once. Null while it runs.';
