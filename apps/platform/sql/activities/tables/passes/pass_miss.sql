create table pass_miss (
  authority_id uuid not null,
  partner_id uuid not null,
  minute bigint not null,
  misses smallint not null check (misses between 1 and 1000),
  primary key (authority_id, partner_id, minute)
);
comment on table pass_miss is
  'Codes that a partner gave and that opened nothing, minute by minute, for a quarter of an hour: who '
  'guesses is stopped.';
