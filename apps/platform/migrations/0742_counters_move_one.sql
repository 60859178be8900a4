-- The words of a line that its seal covers.
create function counters_line(t counter_transfer) returns text language sql stable
as $$ select concat_ws('|', t.sequence, t.id, t.kind, t.debit_id, t.credit_id, t.holder_id, t.amount, t.balance, coalesce(t.about_id::text, '-'),
    to_char(t.day, 'YYYY-MM-DD'), encode(t.content_hash, 'hex'), encode(t.words_hash, 'hex')) $$;
comment on function counters_line(counter_transfer) is 'A line as its seal reads it. What it says is never changed: verify-counter.ts says the same.';

create function counters_seal_hash(authority uuid, counter uuid, number bigint, previous bytea, lines text) returns bytea
  language sql stable
  return sha256(convert_to(concat_ws('|', 'ardeco.counters.v1', authority, counter, number, encode(previous, 'hex')) || E'\n' || lines, 'UTF8'));
comment on function counters_seal_hash(uuid, uuid, bigint, bytea, text) is 'The hash of a batch, chained to the one before.';

-- Lines do not change: only the words of somebody erased go, by counters_forget.
create function counter_transfer_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'a line is never removed' using errcode = 'check_violation'; end if;
  if new.words is not null or counters_line(new) is distinct from counters_line(old)
      or (new.authority_id, new.counter_id) is distinct from (old.authority_id, old.counter_id) then
    raise exception 'a line is never rewritten' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function counter_transfer_guard() is 'A line of the ledger is never rewritten nor removed; the words of somebody erased may go.';
create trigger counter_transfer_guard before update or delete on counter_transfer for each row execute function counter_transfer_guard();

-- One transfer, whole or refused: `outcome` is done, again (the same request was done), or the code of a refusal. A service acts by the
-- alias of an account and within its scope; without a service, only the system of the authority acts, by the account.
create function counters_move(p_authority uuid, p_counter uuid, p_provider uuid, p_service uuid, p_kind text, p_other text,
    p_account uuid, p_alias bytea, p_amount bigint, p_about uuid, p_until timestamptz, p_id uuid, p_content bytea, p_words bytea,
    p_day date, p_now timestamptz, out outcome text, out sequence bigint, out amount bigint, out balance bigint, out reserved bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  chain counter_chain; def counter; acc counter_account; known counter_transfer; origin counter_transfer; held counter_hold; new_line counter_transfer;
  other_id uuid; back boolean := false; remaining bigint; sealed bytea; last_day date;
begin
  if p_service is null and not (ardeco_actor_kind() = 'system' and p_authority = ardeco_authority()) then
    raise exception 'nobody acts' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('enable_seqscan', 'off', true);
  select * into chain from counter_chain c where c.authority_id = p_authority and c.counter_id = p_counter for no key update;
  if not found then outcome := 'unknown_counter'; return; end if;
  select * into known from counter_transfer t where t.authority_id = p_authority and t.id = p_id;
  if found then
    outcome := case when known.content_hash = p_content then 'again' else 'key_reused' end;
    if outcome = 'again' then sequence := known.sequence; amount := known.amount; balance := known.balance; end if;
    return;
  end if;
  select * into def from counter d where d.authority_id = p_authority and d.id = p_counter;
  if p_about is not null then
    select * into origin from counter_transfer t where t.authority_id = p_authority and t.id = p_about;
    if not found or origin.counter_id <> p_counter then outcome := 'unknown_transfer'; return; end if;
    other_id := case when origin.holder_id = origin.debit_id then origin.credit_id else origin.debit_id end;
    if p_service is not null and not exists (select from counter_account a where a.authority_id = p_authority and a.counter_id = p_counter
        and a.id = other_id and a.provider_id = p_provider and a.service_id = p_service) then
      outcome := 'unknown_transfer'; return;
    end if;
    select * into acc from counter_account a where a.authority_id = p_authority and a.counter_id = p_counter and a.id = origin.holder_id;
  else
    if p_service is not null then
      select s.income_id into other_id from counter_service s where s.authority_id = p_authority and s.counter_id = p_counter
        and s.provider_id = p_provider and s.service_id = p_service and s.removed_on is null;
      if not found then outcome := 'not_in_scope'; return; end if;
    end if;
    if def.closed_on is not null and p_kind not in ('payout', 'lapse') then outcome := 'counter_closed'; return; end if;
    select * into acc from counter_account a where a.authority_id = p_authority and a.counter_id = p_counter and a.kind = 'holder'
      and a.id = case when p_service is null then p_account else
        (select l.account_id from counter_alias l where l.authority_id = p_authority and l.counter_id = p_counter and l.alias = p_alias) end;
    if not found or acc.closed_on is not null and p_kind <> 'payout' then outcome := 'unknown_account'; return; end if;
    if p_service is null then
      select a.id into other_id from counter_account a where a.authority_id = p_authority and a.counter_id = p_counter
        and a.kind not in ('holder', 'income') and a.kind = p_other;
      if not found then outcome := 'unknown_account'; return; end if;
    end if;
  end if;
  amount := p_amount;
  last_day := acc.expires_on;

  if p_kind in ('debit', 'reserve') then
    outcome := case when amount > def.debit_max then 'over_debit_max' when acc.expires_on < p_day then 'expired'
      when acc.balance - acc.reserved - amount < def.floor then 'insufficient_balance' end;
    if p_kind = 'debit' then acc.balance := acc.balance - amount; else acc.reserved := acc.reserved + amount; end if;
  elsif p_kind = 'payout' then
    if acc.balance - acc.reserved - amount < 0 then outcome := 'insufficient_balance'; end if;
    acc.balance := acc.balance - amount;
  elsif p_kind = 'credit' then
    back := true;
    outcome := case when p_service is not null and not def.services_credit then 'credit_not_allowed'
      when acc.balance + amount > def.ceiling then 'over_ceiling' end;
    acc.balance := acc.balance + amount;
    last_day := p_day + make_interval(months => def.expires_months);
  elsif p_kind = 'lapse' then
    amount := acc.balance - acc.reserved;
    if acc.expires_on is null or acc.expires_on >= p_day or amount <= 0 then outcome := 'nothing_expired'; end if;
    acc.balance := acc.balance - amount;
  elsif p_kind = 'reverse' then
    if origin.kind not in ('debit', 'post', 'credit') then outcome := 'not_reversible'; return; end if;
    select origin.amount - coalesce(sum(t.amount), 0) into remaining from counter_transfer t
      where t.about_id = p_about and t.kind = 'reverse';
    back := origin.kind <> 'credit';
    amount := coalesce(amount, remaining);
    outcome := case when amount > remaining or amount <= 0 then 'over_refund'
      when not back and acc.balance - acc.reserved - amount < def.floor then 'insufficient_balance' end;
    acc.balance := acc.balance + case when back then amount else -amount end;
  else
    if origin.kind <> 'reserve' then outcome := 'not_reserved'; return; end if;
    select * into held from counter_hold h where h.authority_id = p_authority and h.transfer_id = p_about;
    if not found then outcome := 'already_ended'; return; end if;
    amount := case when p_kind = 'post' then coalesce(amount, held.amount) else held.amount end;
    outcome := case when p_kind = 'post' and held.until <= p_now then 'hold_over' when p_kind = 'end' and held.until > p_now then 'hold_lasts'
      when amount > held.amount then 'over_hold' end;
    acc.reserved := acc.reserved - held.amount;
    if p_kind = 'post' then acc.balance := acc.balance - amount; end if;
  end if;
  if outcome is not null then amount := null; return; end if;

  if p_kind in ('post', 'void', 'end') then
    delete from counter_hold h where h.authority_id = p_authority and h.transfer_id = p_about;
  elsif p_kind = 'reserve' then
    insert into counter_hold values (p_authority, p_counter, p_id, acc.id, amount, p_until);
  end if;
  insert into counter_transfer values (p_authority, p_counter, chain.sequence + 1, p_id, p_kind,
      case when back then other_id else acc.id end, case when back then acc.id else other_id end, acc.id, amount, acc.balance, p_about,
      p_day, p_content, sha256(p_words), p_words) returning * into new_line;
  update counter_account a set balance = acc.balance, reserved = acc.reserved, expires_on = last_day
    where a.authority_id = p_authority and a.counter_id = p_counter and a.id = acc.id;
  if p_kind not in ('reserve', 'void', 'end') then
    update counter_account a set balance = a.balance + case when back then -new_line.amount else new_line.amount end
      where a.authority_id = p_authority and a.counter_id = p_counter and a.id = other_id;
  end if;
  sealed := counters_seal_hash(p_authority, p_counter, chain.seals + 1, chain.head, counters_line(new_line));
  insert into counter_seal values (p_authority, p_counter, chain.seals + 1, chain.sequence + 1, chain.sequence + 1, sealed);
  update counter_chain c set sequence = chain.sequence + 1, seals = chain.seals + 1, head = sealed
    where c.authority_id = p_authority and c.counter_id = p_counter;
  outcome := 'done'; sequence := new_line.sequence; balance := acc.balance; reserved := acc.reserved;
end $$;
comment on function counters_move is 'One transfer of a counter, with its checks and its seal, in one statement.';

create function counters_forget(p_account uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone integer;
begin
  if ardeco_actor_kind() <> 'system' then raise exception 'only the system forgets' using errcode = 'insufficient_privilege'; end if;
  update counter_transfer t set words = null
    where t.authority_id = ardeco_authority() and t.holder_id = p_account and t.words is not null;
  get diagnostics gone = row_count;
  return gone;
end $$;
comment on function counters_forget(uuid) is 'The words of the lines of an account whose holder is erased go; figures, days and seals stay.';
revoke all on function counters_move, counters_forget(uuid), counters_line(counter_transfer), counters_seal_hash(uuid, uuid, bigint, bytea, text) from public;
grant execute on function counters_move, counters_forget(uuid) to ardeco_app;
