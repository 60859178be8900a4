create or replace function ardeco_source_pause(token_bucket bytea, seconds double precision,
  everybody boolean)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if ardeco_actor_kind() <> 'system' then
    raise exception 'only the platform pauses' using errcode = '42501';
  end if;
  insert into source_pace (bucket, tokens, filled_at, closed_until)
    select name, 0, clock_timestamp(), clock_timestamp() + make_interval(secs => seconds)
    from unnest(case when everybody then array[token_bucket, '\x00'::bytea] else array[token_bucket] end) name
      order by name desc
    on conflict (bucket) do update set tokens = 0,
      closed_until = greatest(source_pace.closed_until, excluded.closed_until);
end $$;
comment on function ardeco_source_pause is
  'Nobody asks with this token, or at all, for so many seconds: a source said so.';
revoke all on function ardeco_source_pause from public;
grant execute on function ardeco_source_pause to ardeco_app;
