create trigger coupling_guard before insert or update on coupling for each row
  execute function coupling_guard();

create trigger coupling_service_guard before insert or update on coupling_service for each row
  execute function coupling_service_guard();

create trigger coupling_agreement_guard before insert or update on coupling_agreement for each row
  execute function coupling_agreement_guard();
