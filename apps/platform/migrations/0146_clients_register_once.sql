alter table client
  add column registration_key bytea check (length(registration_key) = 32),
  add column registration_digest bytea check (length(registration_digest) = 32),
  add constraint a_registration_key_has_its_request check (num_nonnulls(registration_key, registration_digest) in (0, 2));
create index clients_by_registration on client (authority_id, registration_key) where registration_key is not null;
comment on column client.registration_key is 'not personal: hash of who registered and of the Idempotency-Key it sent, so that the same request sent twice registers once.';
comment on column client.registration_digest is 'not personal: hash of what was asked with that key; another request under it is refused.';
