create table help_text (
  authority_id uuid not null references authority,
  topic text not null check (topic ~ '^[a-z][a-z_]{1,39}$'),
  language text not null check (language in ('fr', 'en')),
  audience text not null check (audience in ('everybody', 'agents')),
  text text not null check (length(text) between 1 and 1500),
  former text check (length(former) between 1 and 1500),
  changed_on date not null,
  version integer not null default 1,
  primary key (authority_id, topic, language, audience)
);
comment on table help_text is 'What an authority says beside a question, instead of the usual help, and what its agents say to each other about it. Names nobody.';
comment on column help_text.topic is 'Which question: surfaces/help-topics.ts lists them.';
comment on column help_text.former is 'The text before the last change, to come back to.';

alter table help_text enable row level security;
create policy everybody_reads on help_text for select using (audience = 'everybody');
create policy agents_read_theirs on help_text for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_write on help_text for all
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert, delete on help_text to ardeco_app;
grant update (text, former, changed_on, version) on help_text to ardeco_app;
