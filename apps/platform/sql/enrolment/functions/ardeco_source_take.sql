-- No policy, no right: the buckets are read and written here and by ardeco_source_pause alone.
create or replace function ardeco_source_take(token_bucket bytea, wanted integer, token_rate double precision,
  token_burst integer,
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
    found.tokens := least(bursts[i],
      found.tokens + rates[i] * greatest(0, extract(epoch from now_at - found.filled_at)));
    update source_pace set tokens = found.tokens, filled_at = greatest(now_at, source_pace.filled_at)
      where bucket = names[i];
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
  return query select least_tokens::integer, case when least_tokens >= 1 then 0
    else ceil(longest * 1000)::integer end;
end $$;
comment on function ardeco_source_take is
  'Takes up to so many requests from both buckets: how many are granted, or how long to wait when none is.';
revoke all on function ardeco_source_take from public;
grant execute on function ardeco_source_take to ardeco_app;
