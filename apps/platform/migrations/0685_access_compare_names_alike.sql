-- A name was cut by what the locale calls a letter in SQL, by Unicode properties in the use cases: "O´Neil" and "O Neil" were one here, two there, and
-- a trigger refused what had been allowed. Both now read the same ranges (kernel/text.ts), under a collation of PostgreSQL's own.
create or replace function ardeco_comparable_name(name text) returns text language sql immutable as $$
  select coalesce(string_agg(word, ' ' order by word collate "C"), '')
  from regexp_split_to_table(
    replace(lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f\u0483-\u0487\u0591-\u05bd\u064b-\u0652\u00ad\u200b-\u200f\u2060-\u2064\ufeff]', '', 'g') collate pg_c_utf8), 'ς', 'σ'),
    '[\t-\r\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u2000-\u2bff\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+') as word
  where word <> '';
$$;
comment on function ardeco_comparable_name(text) is 'Without accents, capitals nor order, as kernel/text.ts says it: one person may hold two ids.';

-- Named, so that whoever is refused is told why in words (web/errors/refusal.ts).
create or replace function two_agents() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  first uuid := to_jsonb(new) ->> tg_argv[0];
  second uuid := to_jsonb(new) ->> tg_argv[1];
begin
  if ardeco_count_as_one(first, second) then
    raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation', constraint = 'two_agents';
  end if;
  return new;
end $$;

create or replace function no_writer_approves() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select from unnest(new.written_by) as writer where ardeco_count_as_one(writer, new.approved_by)) then
    raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation', constraint = 'two_agents';
  end if;
  return new;
end $$;
