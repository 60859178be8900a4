-- What the planner is told for these functions ends with them: set in the body alone, it lasted to the end of
-- the transaction of the house, and every later query of it was planned so. One transfer, whole or refused:
-- `outcome` is done, again (the same request was done), or the code of a refusal. A service acts by the alias
-- of an account and within its scope; without a service, only the system acts, by the account. Either in its
-- own authority, and with the kinds that are its own: a service that paid out would pass the limits, the
-- expiry and the closing of a counter.
create or replace function counters_move(p_authority uuid, p_counter uuid, p_provider uuid, p_service uuid,
  p_kind text, p_other text,
    p_account uuid, p_alias bytea, p_amount bigint, p_about uuid, p_until timestamptz, p_id uuid,
      p_content bytea, p_words bytea,
    p_day date, p_now timestamptz, out outcome text, out sequence bigint, out amount bigint,
      out balance bigint, out reserved bigint)
  language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  chain counter_chain; def counter; acc counter_account; known counter_transfer; origin counter_transfer;
    held counter_hold; new_line counter_transfer;
  sees boolean; takes boolean; of_card boolean; carried bigint; other_id uuid; back boolean := false;
    remaining bigint; sealed bytea; last_day date;
begin
  if (p_authority = ardeco_authority() and ardeco_actor_kind() = case when p_service is null then 'system'
    else 'client' end) is not true then
    raise exception 'nobody acts' using errcode = 'insufficient_privilege';
  end if;
  if (p_kind = any (case when p_service is null and p_about is null then '{credit,payout,lapse}'::text[]
    when p_service is null then '{reverse,end}'
      when p_about is null then '{debit,credit,reserve}' else '{post,void,reverse}' end)) is not true then
    raise exception 'not a kind of who acts' using errcode = 'insufficient_privilege';
  end if;
  select * into chain from counter_chain c where c.authority_id = p_authority and c.counter_id = p_counter
    for no key update;
  if not found then outcome := 'unknown_counter'; return; end if;
  select * into def from counter d where d.authority_id = p_authority and d.id = p_counter;
  sees := p_service is null or counters_shows_balance(def);
  select * into known from counter_transfer t where t.authority_id = p_authority and t.id = p_id;
  if found then
    outcome := case when known.content_hash = p_content then 'again' else 'key_reused' end;
    if outcome = 'again' then sequence := known.sequence; amount := known.amount;
      balance := case when sees then known.balance end; end if;
    return;
  end if;
  if p_about is not null then
    select * into origin from counter_transfer t where t.authority_id = p_authority and t.id = p_about;
    if not found or origin.counter_id <> p_counter then outcome := 'unknown_transfer'; return; end if;
    other_id := case when origin.holder_id = origin.debit_id then origin.credit_id else origin.debit_id end;
    if p_service is not null
      and not exists (select from counter_account a where a.authority_id = p_authority
      and a.counter_id = p_counter
        and a.id = other_id and a.provider_id = p_provider and a.service_id = p_service) then
      outcome := 'unknown_transfer'; return;
    end if;
    select * into acc from counter_account a where a.authority_id = p_authority and a.counter_id = p_counter
      and a.id = origin.holder_id;
  else
    if p_service is not null then
      select s.income_id into other_id from counter_service s where s.authority_id = p_authority
        and s.counter_id = p_counter
        and s.provider_id = p_provider and s.service_id = p_service and s.removed_on is null;
      if not found then outcome := 'not_in_scope'; return; end if;
    end if;
    if def.closed_on is not null and p_kind not in ('payout', 'lapse') then outcome := 'counter_closed';
      return; end if;
    select * into acc from counter_account a where a.authority_id = p_authority and a.counter_id = p_counter
      and a.kind = 'holder'
      and a.id = case when p_service is null then p_account else
        (select l.account_id from counter_alias l where l.authority_id = p_authority
          and l.counter_id = p_counter and l.alias = p_alias) end;
    if not found or acc.closed_on is not null and p_kind not in ('payout', 'lapse')
      then outcome := 'unknown_account'; return; end if;
    if p_service is null then
      select a.id into other_id from counter_account a where a.authority_id = p_authority
        and a.counter_id = p_counter
        and a.kind not in ('holder', 'income') and a.kind = p_other;
      if not found then outcome := 'unknown_account'; return; end if;
    end if;
  end if;
  takes := p_kind in ('debit', 'reserve', 'payout', 'lapse') or p_kind = 'reverse' and origin.kind = 'credit';
  of_card := coalesce(current_setting('ardeco.of_card', true) = 'on', false);
  carried := nullif(current_setting('ardeco.carried', true), '')::bigint;
  if def.on_cards and takes and not of_card and carried is null then outcome := 'on_cards'; return; end if;
  carried := case when of_card then 0 else coalesce(carried, 0) end;
  amount := p_amount;
  last_day := acc.expires_on;

  if p_kind in ('debit', 'reserve') then
    -- The bound before the balance: above it the answer is the same whatever is there, and nobody reads a
    -- shared balance by asking for too much.
    outcome := case when amount > def.debit_max then 'over_debit_max' when acc.expires_on < p_day
      and not of_card then 'expired'
      when def.parents_bound and not of_card
        and exists (select from counters_left(p_authority, p_counter, acc.id, p_day) l
        where p_amount > l.of_day or p_amount > l.of_week) then 'over_bound'
      when acc.balance - acc.reserved - amount < def.floor + carried then 'insufficient_balance' end;
    if p_kind = 'debit' then acc.balance := acc.balance - amount; else acc.reserved := acc.reserved + amount;
      end if;
  elsif p_kind = 'payout' then
    if acc.balance - acc.reserved - amount < carried then outcome := 'insufficient_balance'; end if;
    acc.balance := acc.balance - amount;
  elsif p_kind = 'credit' then
    back := true;
    outcome := case when p_service is not null and not def.services_credit then 'credit_not_allowed'
      when acc.balance + amount > def.ceiling then 'over_ceiling' end;
    acc.balance := acc.balance + amount;
    last_day := p_day + make_interval(months => def.expires_months);
  elsif p_kind = 'lapse' then
    amount := acc.balance - acc.reserved - carried;
    if acc.expires_on is null or acc.expires_on >= p_day or amount <= 0 then outcome := 'nothing_expired';
      end if;
    acc.balance := acc.balance - amount;
  elsif p_kind = 'reverse' then
    if origin.kind not in ('debit', 'post', 'credit') then outcome := 'not_reversible'; return; end if;
    select origin.amount - coalesce(sum(t.amount), 0) into remaining from counter_transfer t
      where t.about_id = p_about and t.kind = 'reverse';
    back := origin.kind <> 'credit';
    amount := coalesce(amount, remaining);
    outcome := case when amount > remaining or amount <= 0 then 'over_refund'
      when not back and acc.balance - acc.reserved - amount < def.floor + carried then 'insufficient_balance'
        end;
    acc.balance := acc.balance + case when back then amount else -amount end;
  else
    if origin.kind <> 'reserve' then outcome := 'not_reserved'; return; end if;
    select * into held from counter_hold h where h.authority_id = p_authority and h.transfer_id = p_about;
    if not found then outcome := 'already_ended'; return; end if;
    amount := case when p_kind = 'post' then coalesce(amount, held.amount) else held.amount end;
    outcome := case when p_kind = 'post' and held.until <= p_now then 'hold_over' when p_kind = 'end'
      and held.until > p_now then 'hold_lasts'
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
      case when back then other_id else acc.id end, case when back then acc.id else other_id
        end, acc.id, amount, acc.balance, p_about,
      p_day, p_content, sha256(p_words), p_words) returning * into new_line;
  update counter_account a set balance = acc.balance, reserved = acc.reserved, expires_on = last_day
    where a.authority_id = p_authority and a.counter_id = p_counter and a.id = acc.id;
  if p_kind not in ('reserve', 'void', 'end') then
    update counter_account a set balance = a.balance + case when back then -new_line.amount
      else new_line.amount end
      where a.authority_id = p_authority and a.counter_id = p_counter and a.id = other_id;
  end if;
  sealed := counters_seal_hash(p_authority, p_counter, chain.seals + 1, chain.head, counters_line(new_line));
  insert into counter_seal
    values (p_authority, p_counter, chain.seals + 1, chain.sequence + 1, chain.sequence + 1, sealed);
  update counter_chain c set sequence = chain.sequence + 1, seals = chain.seals + 1, head = sealed
    where c.authority_id = p_authority and c.counter_id = p_counter;
  outcome := 'done'; sequence := new_line.sequence;
  if sees then balance := acc.balance; reserved := acc.reserved; end if;
end $$;
comment on function counters_move is
  'One transfer of a counter, with its checks and its seal, in one statement.';
revoke all on function counters_move from public;
grant execute on function counters_move to ardeco_app;
