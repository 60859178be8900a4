-- draft → published → cancelled; two campaigns of a service never run on the same day.
create or replace function campaign_guard() returns trigger language plpgsql set search_path = public, pg_temp
  as $$
begin
  if tg_op = 'UPDATE' and (old.state, new.state) not in (('draft', 'draft'), ('draft', 'published'),
    ('published', 'published'),
      ('published', 'cancelled')) then
    raise exception 'a campaign does not go from % to %', old.state, new.state
      using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' and new.state <> 'draft' then
    raise exception 'a campaign begins as a draft' using errcode = 'check_violation';
  end if;
  if new.state = 'published' then
    perform pg_advisory_xact_lock(hashtextextended('campaign:' || new.service_id::text, 0));
    if exists (select from campaign other where other.authority_id = new.authority_id
      and other.service_id = new.service_id
        and other.id <> new.id and other.state = 'published'
          and other.opens_on <= new.closes_on + new.grace_days
        and new.opens_on <= other.closes_on + other.grace_days) then
      raise exception 'two campaigns of a service overlap' using errcode = 'exclusion_violation',
        constraint = 'one_campaign_at_a_time';
    end if;
  end if;
  return new;
end $$;
comment on function campaign_guard is
  'The machine of campaigns/rules.ts, and one campaign of a service at a time.';
