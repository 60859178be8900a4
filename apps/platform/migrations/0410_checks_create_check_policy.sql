create table check_policy (
  authority_id uuid not null references authority,
  document_type text not null check (document_type ~ '^[0-9A-Z]{2}$'),
  max_age_months smallint not null check (max_age_months between 0 and 24),
  changed_on date not null,
  primary key (authority_id, document_type)
);
comment on table check_policy is 'What an authority lets a type of sealed document validate without an agent, and how old it may be; 0: nothing. No row: the usual policy. No personal data.';

alter table check_policy enable row level security;
create policy read on check_policy for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_choose on check_policy for insert
  with check (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy administrators_change on check_policy for update
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert on check_policy to ardeco_app;
grant update (max_age_months, changed_on) on check_policy to ardeco_app;
