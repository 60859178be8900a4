create table journal_cosignature (
  authority_id uuid not null,
  size bigint not null,
  witness text not null,
  line text not null,
  seen_at timestamptz not null,
  primary key (authority_id, size, witness),
  foreign key (authority_id, size) references journal_checkpoint (authority_id, size)
);
comment on table journal_cosignature is 'Other authorities that saw a checkpoint of this journal and found that it continues the one they saw before. Public, kept for ever.';

alter table journal_cosignature enable row level security;
create policy read on journal_cosignature for select using (authority_id = ardeco_authority());
create policy system_keeps on journal_cosignature for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on journal_cosignature to ardeco_app;
