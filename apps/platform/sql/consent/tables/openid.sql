create table oidc_payload (
  authority_id uuid not null,
  kind text not null,
  id_hash bytea not null check (length(id_hash) = 32),
  grant_hash bytea check (length(grant_hash) = 32),
  uid_hash bytea check (length(uid_hash) = 32),
  sealed bytea not null,
  consumed boolean not null default false,
  expires_on date not null,
  -- Ends the tokens that one person obtained under a consent, and leaves those of another representative.
  -- Found by the index of the grant: no other is built on a large table.
  holder_hash bytea,
  primary key (authority_id, kind, id_hash)
);
create index payloads_of_a_grant on oidc_payload (authority_id, kind, grant_hash)
  where grant_hash is not null;
create index payload_by_uid on oidc_payload (authority_id, kind, uid_hash) where uid_hash is not null;
create index payloads_that_expire on oidc_payload (authority_id, expires_on);
comment on table oidc_payload is
  'What the OpenID provider keeps between two requests: sessions, codes, tokens, interactions. A row is '
  'found by the hash of its token only; deleted on the day after it expires.';
comment on column oidc_payload.id_hash is
  'HMAC of the token under a key outside the database: a dump gives no usable token.';
comment on column oidc_payload.grant_hash is
  'HMAC of the grant: revokes the tokens of one person for one service, and joins no two services.';
comment on column oidc_payload.sealed is
  'personal: AES-256-GCM under the OpenID key, bound to authority, kind and id_hash; the exact expiry is '
  'inside.';
comment on column oidc_payload.expires_on is
  'Day only: exact instants would let a dump join the services that one person visits in a row.';
comment on column oidc_payload.holder_hash is
  'HMAC of the consent and of who signed in: revokes the tokens of one representative, and joins no two '
  'services.';
