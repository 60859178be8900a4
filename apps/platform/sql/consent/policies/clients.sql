alter table client enable row level security;
create policy own_managers on client for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator') or ardeco_manages(service_id)));
-- The OpenID provider of a commune serves the applications of the authorities in which the commune lies.
create policy providers_of_members_read on client for select
  using (ardeco_actor_kind() = 'system' and exists (select from authority_member
    where member_id = ardeco_authority() and group_id = client.authority_id));
grant select, insert on client to ardeco_app;
grant update (name, status, secret_sealed, jwks_uri, redirect_uris, post_logout_redirect_uris,
  backchannel_logout_uri, events_uri, revision, initiate_login_uri, jwks, pushed_requests_only,
  bound_tokens_only, passkey_only, waiting, waiting_secret_sealed, waiting_until, changed_at, changes,
  pkce_required) on client to ardeco_app;

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
