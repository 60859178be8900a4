create table renewal (
  provider_id uuid not null references authority,
  service_id uuid not null,
  campaign_id uuid not null,
  id uuid not null,
  holder_id uuid not null references authority,
  subject bytea not null constraint a_subject_is_an_hmac check (octet_length(subject) = 32),
  state text not null check (state in ('waiting', 'confirmed', 'lapsed', 'stopped')),
  state_on date not null,
  sealed bytea not null,
  whose bytea not null,
  revision integer not null default 1,
  primary key (provider_id, service_id, id),
  foreign key (provider_id, service_id, campaign_id) references campaign (authority_id, service_id, id),
  constraint one_renewal_per_subject_and_campaign unique (provider_id, service_id, campaign_id, subject)
);
create index renewals_of_holder on renewal (holder_id, campaign_id, state);
comment on table renewal is 'What became of one subscription in a campaign, in the service''s sealed sector: no person, no instant in clear. Purged some time after its last change.';
comment on column renewal.subject is 'HMAC of the person under the sector''s key (keys.sectorSubject).';
comment on column renewal.state is 'waiting, confirmed; lapsed: nobody confirmed before the end of the grace; stopped: the agreement was withdrawn meanwhile.';
comment on column renewal.state_on is 'Civil day of the last change of state; the instants are sealed.';
comment on column renewal.sealed is 'personal: pairwise subject, grant, messages already sent, receipt and instant of the confirmation; sealed under the sector''s key, padded.';
comment on column renewal.whose is 'personal: the person, and who confirmed; sealed under the holder authority''s key, which the provider does not have.';

-- The machine of renewals/rules.ts, held even against a faulty application.
create function renewal_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (old.state, new.state) not in (('waiting', 'waiting'), ('waiting', 'confirmed'), ('waiting', 'lapsed'), ('waiting', 'stopped'),
      ('lapsed', 'lapsed'), ('lapsed', 'confirmed'), ('lapsed', 'stopped')) then
    raise exception 'a renewal does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function renewal_guard() is 'waiting → confirmed, lapsed or stopped; lapsed → confirmed or stopped, when a campaign is opened again.';
create trigger renewal_guard before update on renewal for each row execute function renewal_guard();

alter table renewal enable row level security;
create policy system_of_either_side on renewal for select
  using (ardeco_actor_kind() = 'system' and ardeco_authority() in (holder_id, provider_id));
create policy one_subject_at_a_time on renewal for select
  using (holder_id = ardeco_authority() and subject = ardeco_sector_subject()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator')));
create policy those_who_run_campaigns_count on renewal for select
  using (provider_id = ardeco_authority() and ardeco_runs_campaigns(service_id));
create policy holder_opens on renewal for insert
  with check (holder_id = ardeco_authority() and state = 'waiting' and (ardeco_actor_kind() = 'system'
    or subject = ardeco_sector_subject() and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator'))));
create policy holder_answers on renewal for update
  using (holder_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or subject = ardeco_sector_subject() and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator'))));
create policy system_erases on renewal for delete
  using (holder_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on renewal to ardeco_app;
-- Never whose, never of which campaign.
grant update (state, state_on, sealed, whose, revision) on renewal to ardeco_app;
