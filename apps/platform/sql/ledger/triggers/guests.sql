create trigger topup_guest_guard before update on topup_guest for each row
  execute function topup_guest_guard();
