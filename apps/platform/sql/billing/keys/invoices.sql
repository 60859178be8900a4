alter table invoice_series add foreign key (authority_id) references authority;

alter table invoice_series_counter
  add foreign key (authority_id, counter_id) references counter (authority_id, id),
  add foreign key (authority_id, series_id) references invoice_series (authority_id, id);

alter table invoice_number
  add foreign key (authority_id, series_id) references invoice_series (authority_id, id);

alter table invoice
  add foreign key (authority_id, series_id) references invoice_series (authority_id, id),
  add foreign key (authority_id, about_id) references invoice (authority_id, id);

alter table invoice_mark add foreign key (authority_id, invoice_id) references invoice (authority_id, id);

alter table invoice_payer
  add foreign key (authority_id, series_id) references invoice_series (authority_id, id);

alter table invoice_account add foreign key (authority_id, invoice_id) references invoice (authority_id, id);

alter table invoice_reminder add foreign key (authority_id, invoice_id) references invoice (authority_id, id);

alter table invoice_ease
  add foreign key (authority_id, series_id) references invoice_series (authority_id, id);

alter table invoice_run
  add foreign key (authority_id, series_id) references invoice_series (authority_id, id);

alter table invoice_run_failure
  add foreign key (authority_id, run_id) references invoice_run (authority_id, id);

alter table invoice_plan
  add foreign key (authority_id, series_id) references invoice_series (authority_id, id);

alter table invoice_plan_letter
  add foreign key (authority_id, plan_id) references invoice_plan (authority_id, id) on delete cascade;

alter table invoice_brought
  add foreign key (authority_id, series_id) references invoice_series (authority_id, id);

alter table invoice_paid add foreign key (authority_id, invoice_id) references invoice (authority_id, id);
