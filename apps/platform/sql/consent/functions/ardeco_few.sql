-- Figures by service for those who run the authority. Between one and four people, only who manages the
-- service reads the number: the others read null, "fewer than five", and no page can forget it. Two periods
-- that differ by a day, or the same one read on two days, gave the one person between them by subtraction.
-- Who does not manage the service reads whole months, and numbers rounded down to a multiple of five.
create or replace function ardeco_few(n integer, managed boolean) returns integer language sql immutable
  return case when managed then n when n = 0 then 0 when n >= 5 then n / 5 * 5 end;
comment on function ardeco_few is
  'A number of people: exact for who manages the service; for the others rounded down to five, or null '
  'when smaller.';
revoke all on function ardeco_few from public;
grant execute on function ardeco_few to ardeco_app;
