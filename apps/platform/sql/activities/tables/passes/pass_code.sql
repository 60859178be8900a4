create table pass_code (
  authority_id uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  membership_id uuid not null,
  sealed bytea not null,
  minute bigint not null,
  primary key (authority_id, digest)
);
create index codes_of_a_membership on pass_code (authority_id, membership_id);
comment on table pass_code is
  'Short codes that a person reads out, by their HMAC: each once, for ten minutes.';
comment on column pass_code.sealed is 'personal: who gave it, under a key of the membership.';
