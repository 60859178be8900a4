export const toyTable = {
  name: "toy_loan",
  subjectColumn: "person_id",
  personalColumns: {
    toy: { fr: "jouet", en: "toy" },
    lent_on: { fr: "prete_le", en: "lent_on" },
  },
} as const;

/** What the baseline, or a migration, would create. */
export const createToyTable = `
  create table toy_loan (
    authority_id uuid not null references authority,
    id uuid not null,
    person_id uuid not null,
    toy text not null,
    lent_on date not null,
    reminded boolean not null default false,
    primary key (authority_id, id),
    foreign key (authority_id, person_id) references person (authority_id, id)
  );
  alter table toy_loan enable row level security;
  create policy reach on toy_loan using (authority_id = ardeco_authority() and (
    ardeco_actor_kind() = 'system' or person_id = ardeco_actor()
    or ardeco_has_role('reception', 'validator')));
  grant select, insert, update, delete on toy_loan to ardeco_app`;
