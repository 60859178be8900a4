create table person_key (
  authority_id uuid not null references authority,
  person_id uuid not null,
  wrapped_key bytea not null,
  primary key (authority_id, person_id)
);
comment on table person_key is 'The key under which one person''s values are sealed, itself wrapped by the authority''s key, which lives outside the database. Deleting the row makes every value unreadable.';

alter table person_key enable row level security;
create policy own_authority on person_key for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system', 'anonymous'));
grant select, insert, delete on person_key to ardeco_app;
