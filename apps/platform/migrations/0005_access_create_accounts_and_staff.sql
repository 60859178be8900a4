create table account (
  authority_id uuid not null references authority,
  id uuid not null,
  person_id uuid not null,
  email_sealed bytea,
  email_index bytea,
  created_on date not null,
  last_seen_on date not null,
  closed_on date,
  primary key (authority_id, id),
  constraint one_account_per_person unique (authority_id, person_id)
);
create index accounts_of_an_email on account (authority_id, email_index);
comment on table account is 'How a person signs in. An e-mail is not an identity: two people may share one, hence no unique index on it.';
comment on column account.email_sealed is 'personal: address for sign-in links, sealed under the person''s key.';
comment on column account.email_index is 'personal: HMAC of the address, for equality search.';

create table staff (
  authority_id uuid not null references authority,
  id uuid not null,
  display_name text not null,
  email_sealed bytea not null,
  email_index bytea not null,
  closed_on date,
  primary key (authority_id, id),
  constraint one_agent_per_email unique (authority_id, email_index)
);
comment on table staff is 'An agent of the authority.';
comment on column staff.display_name is 'personal: professional name of the agent, shown to colleagues.';
comment on column staff.email_sealed is 'personal: professional address, sealed under the authority''s key.';
comment on column staff.email_index is 'personal: HMAC of the address, for equality search.';

create table staff_role (
  authority_id uuid not null,
  staff_id uuid not null,
  role text not null check (role in ('reception', 'validator', 'service_validator', 'service_manager',
    'authority_administrator', 'data_protection_officer', 'operator', 'auditor')),
  service_id uuid,
  desk_id uuid,
  constraint a_role_is_held_once unique nulls not distinct (authority_id, staff_id, role, service_id, desk_id),
  foreign key (authority_id, staff_id) references staff (authority_id, id)
);
comment on table staff_role is 'What an agent may do, bounded to a service or a desk when it names one.';

create table delegation (
  authority_id uuid not null references authority,
  id uuid not null,
  from_authority_id uuid not null references authority,
  staff_id uuid not null,
  role text not null check (role in ('reception', 'validator', 'service_validator', 'service_manager', 'authority_administrator')),
  reason text not null,
  starts_on date not null,
  ends_on date not null,
  revoked_on date,
  primary key (authority_id, id),
  constraint delegation_has_an_end check (ends_on >= starts_on),
  foreign key (from_authority_id, staff_id) references staff (authority_id, id)
);
comment on table delegation is 'Access lent by this authority (authority_id) to an agent of another (from_authority_id), dated; every use is journalled.';

create table session (
  authority_id uuid not null references authority,
  token_hash bytea not null,
  id uuid not null,
  kind text not null check (kind in ('person', 'staff')),
  subject_id uuid not null,
  delegation_id uuid,
  method text not null check (method in ('draft', 'email_link', 'passkey', 'desk', 'resume_code')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (authority_id, token_hash)
);
create index sessions_of_a_subject on session (authority_id, subject_id);
comment on table session is 'A signed-in browser. Only the hash of its token is kept.';

create table sign_in_link (
  authority_id uuid not null references authority,
  token_hash bytea not null,
  kind text not null check (kind in ('person', 'staff')),
  subject_id uuid not null,
  method text not null check (method in ('email_link', 'resume_code')),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (authority_id, token_hash)
);
comment on table sign_in_link is 'A one-time link, or the code that resumes a draft on another device. Only the hash is kept.';

create table api_token (
  authority_id uuid not null references authority,
  token_hash bytea not null,
  staff_id uuid not null,
  label text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (authority_id, token_hash),
  foreign key (authority_id, staff_id) references staff (authority_id, id)
);
comment on table api_token is 'A bearer token of the API, acting as one agent with that agent''s roles.';

alter table account enable row level security;
alter table staff enable row level security;
alter table staff_role enable row level security;
alter table delegation enable row level security;
alter table session enable row level security;
alter table sign_in_link enable row level security;
alter table api_token enable row level security;
create policy own_or_reception on account for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or (ardeco_actor_kind() = 'person' and person_id = ardeco_actor())
    or ardeco_has_role('reception', 'validator')));
create policy colleagues_read on staff for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_write on staff for all
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy colleagues_read on staff_role for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_write on staff_role for all
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy both_sides_read on delegation for select
  using ((authority_id = ardeco_authority() or from_authority_id = ardeco_authority()) and ardeco_actor_kind() in ('staff', 'system'));
create policy lender_writes on delegation for all
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy own on session for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or subject_id = ardeco_actor()));
create policy system_only on sign_in_link for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators on api_token for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
grant select, insert, update on account, staff, delegation, session, sign_in_link, api_token to ardeco_app;
grant select, insert, delete on staff_role to ardeco_app;
grant delete on account, session, sign_in_link to ardeco_app;
