-- A name was cut by what the locale calls a letter in SQL, by Unicode properties in the use cases: "O´Neil"
-- and "O Neil" were one here, two there, and a trigger refused what had been allowed. Both now read the same
-- ranges (kernel/text.ts), under a collation of PostgreSQL's own. Variation selectors are not seen either:
-- one more made another name of the same (kernel/text.ts, the same ranges).
create or replace function ardeco_comparable_name(name text) returns text language sql immutable as $$
  select coalesce(string_agg(word, ' ' order by word collate "C"), '')
  from regexp_split_to_table(
    replace(lower(regexp_replace(normalize(name, NFD),
      '[\ufe00-\ufe0f\u180b-\u180f\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f\u0483-\u0487\u0591-'
      '\u05bd\u064b-\u0652\u00ad\u200b-\u200f\u2060-\u2064\ufeff\U000e0100-\U000e01ef]', '', 'g')
      collate pg_c_utf8), 'ς', 'σ'),
    '[\t-\r\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u2000-\u2bff'
      '\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+') as word
  where word <> '';
$$;
comment on function ardeco_comparable_name is
  'Without accents, capitals nor order, as kernel/text.ts says it: one person may hold two ids.';
