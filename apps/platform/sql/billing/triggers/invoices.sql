create trigger invoice_series_guard before update on invoice_series for each row
  execute function invoice_series_guard();

create trigger invoice_guard before insert or update or delete on invoice for each row
  execute function invoice_guard();

create trigger invoice_payer_guard before update or delete on invoice_payer for each row
  execute function invoice_payer_guard();

create trigger invoice_plan_guard before update on invoice_plan for each row
  execute function invoice_plan_guard();

create trigger invoice_brought_guard before update or delete on invoice_brought for each row
  execute function invoice_brought_guard();
