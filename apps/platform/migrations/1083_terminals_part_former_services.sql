-- An application of cards that is closed leaves its services to another one (docs/adr/0129-how-a-card-opens-a-door.md): what it served stays
-- known here, since readers hand their journal over later.
create table card_application_former_service (
  authority_id uuid not null,
  application_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  primary key (authority_id, application_id, service_id),
  foreign key (authority_id, application_id) references card_application (authority_id, id),
  foreign key (provider_id, service_id) references service (authority_id, id)
);
comment on table card_application_former_service is 'The services that a closed application of cards had: debits made before are still taken for them. Another application may have them now. Names nobody.';

insert into card_application_former_service (authority_id, application_id, provider_id, service_id, slug)
select served.authority_id, served.application_id, served.provider_id, served.service_id, served.slug
from card_application_service served
join card_application application on application.authority_id = served.authority_id and application.id = served.application_id
where application.closed_on is not null;
-- What the service called these cards goes along: they open no door any more.
-- lock: a few rows an authority, of applications that are closed
delete from card_application_service served using card_application application
where application.authority_id = served.authority_id and application.id = served.application_id and application.closed_on is not null;

alter table card_application_former_service enable row level security;
create policy who_works_here_reads on card_application_former_service for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_close on card_application_former_service for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on card_application_former_service to ardeco_app;
