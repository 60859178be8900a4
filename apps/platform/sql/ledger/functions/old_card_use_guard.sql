-- Each use is written once, counts, and is never rewritten; a card that is stopped, or holds less, refuses it
-- whoever writes.
create or replace function old_card_use_guard() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' then raise exception 'a use of an old card is never rewritten'
    using errcode = 'check_violation'; end if;
  update old_card c set used = used + new.units
    where authority_id = new.authority_id and id = new.card_id and stopped_on is null and recalled_on is null
      and used + new.units <= units
      and (file_id is null or exists (select from old_card_file f
        where f.authority_id = c.authority_id and f.id = c.file_id and f.accepted_on is not null
          and f.stopped_on is null));
  if not found then raise exception 'an old card gives what it holds' using errcode = 'check_violation';
    end if;
  return new;
end $$;
comment on function old_card_use_guard is
  'A use is counted on its card, which gives no more than it holds and nothing once stopped; then it is '
  'never rewritten.';
revoke all on function old_card_use_guard from public;
