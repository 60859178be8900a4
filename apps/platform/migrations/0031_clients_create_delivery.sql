create table delivery (
  provider_id uuid not null references authority,
  service_id uuid not null,
  id uuid not null,
  holder_id uuid not null references authority,
  client_id uuid not null,
  grant_id uuid not null,
  sequence integer not null check (sequence > 0),
  sector_subject bytea not null check (length(sector_subject) = 32),
  state text not null check (state in ('queued', 'delivered', 'acknowledged', 'failed')),
  failure text check (failure ~ '^[a-z][a-zA-Z_]{0,63}$'),
  content_sealed bytea not null,
  day date not null,
  state_day date not null,
  primary key (provider_id, service_id, id),
  foreign key (provider_id, client_id) references client (authority_id, id),
  constraint one_place_per_delivery_of_a_grant unique (provider_id, service_id, grant_id, sequence),
  constraint a_failure_says_why check ((state = 'failed') = (failure is not null))
);
create index deliveries_of_a_subject on delivery (sector_subject);
create index deliveries_by_id on delivery (id);
comment on table delivery is 'A Security Event Token for one application. Of the service''s sector: no person id, no instant in clear. Deleted twelve months after it is settled.';
comment on column delivery.holder_id is 'The authority of the person, which issues the token.';
comment on column delivery.sector_subject is 'personal: HMAC of the person under the sector''s key; says nothing outside the sector.';
comment on column delivery.content_sealed is 'personal: the token''s claims while it waits, then only what became of it and when; sealed under the sector''s key, bound to the row.';
comment on column delivery.failure is 'Error code of RFC 8935 section 2.4 given by the receiver, or ours.';
comment on column delivery.day is 'Civil day only: two sectors must not be joined by instants.';

-- The next place in the order of one grant. Waits for the transactions that queue for the same grant.
create function ardeco_next_delivery(wanted_grant uuid) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('delivery:' || wanted_grant::text, 0));
  return (select coalesce(max(sequence), 0) + 1 from delivery where grant_id = wanted_grant);
end $$;
comment on function ardeco_next_delivery(uuid) is 'Next sequence number of a grant''s deliveries, under a lock held to the end of the transaction.';

-- Who knows a grant's random id, or a subject that only the sector's key computes, reads its deliveries; nobody lists others.
create function ardeco_deliveries(wanted_grant uuid, wanted_subject bytea) returns setof delivery
  language sql stable security definer set search_path = public, pg_temp as $$
  select delivery.* from delivery
  where (delivery.grant_id = wanted_grant or delivery.sector_subject = wanted_subject)
    and ardeco_authority() in (delivery.holder_id, delivery.provider_id)
    and ardeco_actor_kind() in ('person', 'staff', 'system')
  order by delivery.grant_id, delivery.sequence
$$;
comment on function ardeco_deliveries(uuid, bytea) is 'Deliveries of one grant or of one sector''s subject, for either side.';

alter table delivery enable row level security;
create policy holder_queues on delivery for insert
  with check (holder_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy either_side_or_its_application_reads on delivery for select
  using (ardeco_authority() in (holder_id, provider_id)
    and (ardeco_actor_kind() = 'system' or (ardeco_actor_kind() = 'client' and client_id = ardeco_actor())));
create policy either_side_or_its_application_settles on delivery for update
  using (ardeco_authority() in (holder_id, provider_id)
    and (ardeco_actor_kind() = 'system' or (ardeco_actor_kind() = 'client' and client_id = ardeco_actor())));
create policy holder_purges on delivery for delete
  using (holder_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on delivery to ardeco_app;
grant update (state, failure, content_sealed, state_day) on delivery to ardeco_app;
revoke all on function ardeco_next_delivery(uuid), ardeco_deliveries(uuid, bytea) from public;
grant execute on function ardeco_next_delivery(uuid), ardeco_deliveries(uuid, bytea) to ardeco_app;
