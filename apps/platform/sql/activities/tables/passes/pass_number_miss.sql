create table pass_number_miss (
  authority_id uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  day date not null,
  misses smallint not null check (misses between 1 and 1000),
  primary key (authority_id, digest, day)
);
comment on table pass_number_miss is
  'Numbers of cards typed with a wrong date of birth, by their HMAC, at all partners, for a day: who tries '
  'dates is stopped.';
