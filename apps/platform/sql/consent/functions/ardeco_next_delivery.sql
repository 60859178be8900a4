-- The next place in the order of one grant. Waits for the transactions that queue for the same grant. The
-- next place of a delivery is told to who acts, and what the provider keeps is purged by its own authority's
-- job.
create or replace function ardeco_next_delivery(wanted_grant uuid) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if ardeco_actor_kind() not in ('person', 'staff', 'system') then
    raise exception 'nobody acts' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('delivery:' || wanted_grant::text, 0));
  return (select coalesce(max(sequence), 0) + 1 from delivery where grant_id = wanted_grant);
end $$;
comment on function ardeco_next_delivery is
  'Next sequence number of a grant''s deliveries, under a lock held to the end of the transaction.';
revoke all on function ardeco_next_delivery from public;
grant execute on function ardeco_next_delivery to ardeco_app;
