-- Who saw a young adult's identity document, until a colleague sees it too and hands the account over: for an hour.
create table handover (
  authority_id uuid not null references authority,
  person_id uuid not null,
  seen_by uuid not null,
  expires_at timestamptz not null,
  primary key (authority_id, person_id)
);
comment on table handover is 'An agent saw the identity document of a young adult whose account a parent held: a second one hands it over. Kept an hour.';
comment on column handover.person_id is 'personal: whose account.';
alter table handover enable row level security;
create policy system_keeps on handover for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on handover to ardeco_app;
grant update (seen_by, expires_at) on handover to ardeco_app;
