create table invoice_plan_letter (
  authority_id uuid not null,
  plan_id uuid not null,
  instalment smallint not null constraint an_instalment_has_a_number check (instalment between 1 and 24),
  what text not null check (what in ('soon', 'late')),
  sent_on date not null,
  primary key (authority_id, plan_id, instalment, what)
);
comment on table invoice_plan_letter is
  'What was written about an instalment: each once. Names nobody, and goes with its plan.';
