-- A model is published for other authorities to localise; people are offered the localised service, never the model.
alter table service add column is_model boolean not null default false;
comment on column service.is_model is 'True: written for other authorities to localise, offered to nobody by itself. Decided at creation.';

create table service_localisation (
  authority_id uuid not null,
  service_id uuid not null,
  model_authority_id uuid not null,
  model_id uuid not null,
  model_version integer not null,
  primary key (authority_id, service_id),
  foreign key (authority_id, service_id) references service (authority_id, id),
  foreign key (model_authority_id, model_id, model_version) references service_version (authority_id, service_id, version),
  constraint nobody_localises_their_own_model check (authority_id <> model_authority_id)
);
comment on table service_localisation is 'Which model a service comes from, and the version of the model that it was last brought up to.';
comment on column service_localisation.model_version is 'Base of the next three-way comparison; only goes forward.';

create function service_localisation_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.model_version < old.model_version then
    raise exception 'a service is brought up to a later version of its model' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function service_localisation_guard() is 'The version of the model only goes forward.';
create trigger service_localisation_guard before update on service_localisation
  for each row execute function service_localisation_guard();

alter table service_localisation enable row level security;
create policy own_managers_read on service_localisation for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('service_manager', 'authority_administrator', 'data_protection_officer')));
create policy own_managers_create on service_localisation for insert
  with check (authority_id = ardeco_authority() and ardeco_manages(service_id));
create policy own_managers_change on service_localisation for update
  using (authority_id = ardeco_authority() and ardeco_manages(service_id));
grant select, insert on service_localisation to ardeco_app;
grant update (model_version) on service_localisation to ardeco_app;
