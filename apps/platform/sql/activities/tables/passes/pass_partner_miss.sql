-- Numbers of cards follow one another: wrong dates of birth are bounded by partner too, and the authority
-- reads how many there were.
create table pass_partner_miss (
  authority_id uuid not null,
  partner_id uuid not null,
  day date not null,
  misses smallint not null check (misses between 1 and 1000),
  primary key (authority_id, partner_id, day)
);
comment on table pass_partner_miss is
  'Numbers typed at a partner with a date of birth that is not theirs, by day, for ninety days: who tries '
  'dates is stopped, and seen. Names nobody.';
