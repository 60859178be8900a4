-- One token, and one address on the Internet, are shared by every server of this platform, and the address by every authority.
create table source_pace (
  bucket bytea primary key,
  tokens double precision not null,
  filled_at timestamptz not null,
  closed_until timestamptz
);
comment on table source_pace is 'How many requests may leave at once, by token (a keyed digest) and for the whole platform. No personal data.';
alter table source_pace enable row level security;
-- No policy, no right: only by the functions below.

create function ardeco_source_take(token_bucket bytea, wanted integer, token_rate double precision, token_burst integer,
    address_rate double precision, address_burst integer)
  returns table (granted integer, wait_ms integer)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  -- The database's clock: those of two servers differ.
  now_at timestamptz := clock_timestamp();
  names bytea[] := array[token_bucket, '\x00'::bytea];
  rates double precision[] := array[token_rate, address_rate];
  bursts integer[] := array[token_burst, address_burst];
  found source_pace;
  least_tokens double precision := wanted;
  longest double precision := 0;
begin
  if ardeco_actor_kind() <> 'system' or wanted < 1 then
    raise exception 'only the platform takes' using errcode = '42501';
  end if;
  -- Always in this order: two servers wait for each other, and never both ways.
  for i in 1 .. 2 loop
    insert into source_pace values (names[i], bursts[i], now_at, null) on conflict (bucket) do nothing;
    select * into found from source_pace where bucket = names[i] for update;
    now_at := clock_timestamp();
    found.tokens := least(bursts[i], found.tokens + rates[i] * greatest(0, extract(epoch from now_at - found.filled_at)));
    update source_pace set tokens = found.tokens, filled_at = greatest(now_at, source_pace.filled_at) where bucket = names[i];
    if found.closed_until > now_at then
      longest := greatest(longest, extract(epoch from found.closed_until - now_at));
      least_tokens := 0;
    else
      least_tokens := least(least_tokens, floor(found.tokens));
      if found.tokens < 1 then longest := greatest(longest, (1 - found.tokens) / rates[i]); end if;
    end if;
  end loop;
  if least_tokens >= 1 then
    update source_pace set tokens = tokens - least_tokens where bucket = any(names);
  end if;
  return query select least_tokens::integer, case when least_tokens >= 1 then 0 else ceil(longest * 1000)::integer end;
end $$;
comment on function ardeco_source_take(bytea, integer, double precision, integer, double precision, integer) is
  'Takes up to so many requests from both buckets: how many are granted, or how long to wait when none is.';

create function ardeco_source_pause(token_bucket bytea, seconds double precision, everybody boolean)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if ardeco_actor_kind() <> 'system' then
    raise exception 'only the platform pauses' using errcode = '42501';
  end if;
  insert into source_pace (bucket, tokens, filled_at, closed_until)
    select name, 0, clock_timestamp(), clock_timestamp() + make_interval(secs => seconds)
    from unnest(case when everybody then array[token_bucket, '\x00'::bytea] else array[token_bucket] end) name order by name desc
    on conflict (bucket) do update set tokens = 0, closed_until = greatest(source_pace.closed_until, excluded.closed_until);
end $$;
comment on function ardeco_source_pause(bytea, double precision, boolean) is
  'Nobody asks with this token, or at all, for so many seconds: a source said so.';
revoke execute on function ardeco_source_take from public;
revoke execute on function ardeco_source_pause from public;
grant execute on function ardeco_source_take to ardeco_app;
grant execute on function ardeco_source_pause to ardeco_app;
