create table upstream_provider (
  authority_id uuid not null,
  kind text not null check (kind in ('franceconnect', 'proconnect')),
  issuer text not null check (length(issuer) <= 300),
  client_id text not null check (length(client_id) between 1 and 200),
  secret_sealed bytea not null,
  enabled boolean not null,
  changed_on date not null,
  changed_by uuid,
  revision integer not null default 1,
  primary key (authority_id, kind)
);
comment on table upstream_provider is 'FranceConnect or ProConnect, as one authority is registered there.';
comment on column upstream_provider.secret_sealed is
  'Client secret given by the State, sealed under the authority''s key.';
comment on column upstream_provider.changed_by is 'Agent who gave these settings last; null for the system.';

create table upstream_link (
  authority_id uuid not null,
  kind text not null check (kind in ('franceconnect', 'proconnect')),
  subject_index bytea not null constraint an_index_is_an_hmac check (octet_length(subject_index) = 16),
  subject_kind text not null check (subject_kind in ('person', 'staff')),
  subject_id uuid not null,
  linked_on date not null,
  last_used_on date not null,
  -- An identity tied by whoever was inside leaves when the owner puts them out. Those of before have their
  -- day only.
  linked_at timestamptz,
  primary key (authority_id, kind, subject_index),
  constraint one_identity_a_subject unique (authority_id, kind, subject_id),
  constraint people_by_one_agents_by_the_other check ((kind = 'franceconnect') = (subject_kind = 'person'))
);
comment on table upstream_link is
  'Which account of this authority an identity of the State''s providers opens.';
comment on column upstream_link.subject_index is
  'personal: HMAC of issuer and subject, under a key of this authority.';
comment on column upstream_link.subject_id is 'personal: the person or agent whose account it opens.';
comment on column upstream_link.linked_on is 'personal: day on which it was tied.';
comment on column upstream_link.last_used_on is 'personal: day of the last sign-in.';
comment on column upstream_link.linked_at is
  'personal: when it was tied, to the moment: what was added since a recovery opened leaves with it.';
