-- A parent's bound is an answer of the functions that move, as any other refusal is. An exception of a trigger (1002) undid the whole batch in which one
-- line passed it, and each of the others was written again alone; and every debit of every counter paid for the trigger.
-- lock: the catalogue alone
drop trigger counter_bound_holds on counter_transfer;
drop function counter_bound_holds();
drop function counters_move_bounded(uuid, uuid, uuid, uuid, text, text, uuid, bytea, bigint, uuid, timestamptz, uuid, bytea, bytea, date, timestamptz);

create function counters_left(p_authority uuid, p_counter uuid, p_account uuid, p_day date) returns table (of_day bigint, of_week bigint) language sql stable
begin atomic
  -- What was held counts from the day it was; less what was let go of, posted for less, or given back.
  select b.day_most - spent.of_day, b.week_most - spent.of_week
  from counter_bound b, lateral (
    select coalesce(sum(t.amount - back.amount) filter (where t.day = p_day), 0)::bigint as of_day, coalesce(sum(t.amount - back.amount), 0)::bigint as of_week
    from counter_transfer t, lateral (select coalesce(sum(case when e.kind = 'post' then t.amount - e.amount + (select coalesce(sum(r.amount), 0)
        from counter_transfer r where r.about_id = e.id and r.kind = 'reverse') else e.amount end), 0) as amount
      from counter_transfer e where e.about_id = t.id and e.kind in ('post', 'void', 'end', 'reverse')) back
    where t.authority_id = p_authority and t.counter_id = p_counter and t.holder_id = p_account
      and t.kind in ('debit', 'reserve') and t.day between date_trunc('week', p_day)::date and p_day) spent
  where b.authority_id = p_authority and b.counter_id = p_counter and b.account_id = p_account;
end;
comment on function counters_left(uuid, uuid, uuid, date) is 'What a parent''s bounds leave of an account that day, and that week from Monday: null where they bound nothing, no row without any.';
revoke all on function counters_left(uuid, uuid, uuid, date) from public;

-- One transfer, whole or refused: `outcome` is done, again (the same request was done), or the code of a refusal. A service acts by the
-- alias of an account and within its scope; without a service, only the system acts, by the account. Either in its own authority, and with
-- the kinds that are its own: a service that paid out would pass the limits, the expiry and the closing of a counter.
create or replace function counters_move(p_authority uuid, p_counter uuid, p_provider uuid, p_service uuid, p_kind text, p_other text,
    p_account uuid, p_alias bytea, p_amount bigint, p_about uuid, p_until timestamptz, p_id uuid, p_content bytea, p_words bytea,
    p_day date, p_now timestamptz, out outcome text, out sequence bigint, out amount bigint, out balance bigint, out reserved bigint)
  language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  chain counter_chain; def counter; acc counter_account; known counter_transfer; origin counter_transfer; held counter_hold; new_line counter_transfer;
  sees boolean; takes boolean; of_card boolean; carried bigint; other_id uuid; back boolean := false; remaining bigint; sealed bytea; last_day date;
begin
  if (p_authority = ardeco_authority() and ardeco_actor_kind() = case when p_service is null then 'system' else 'client' end) is not true then
    raise exception 'nobody acts' using errcode = 'insufficient_privilege';
  end if;
  if (p_kind = any (case when p_service is null and p_about is null then '{credit,payout,lapse}'::text[] when p_service is null then '{reverse,end}'
      when p_about is null then '{debit,credit,reserve}' else '{post,void,reverse}' end)) is not true then
    raise exception 'not a kind of who acts' using errcode = 'insufficient_privilege';
  end if;
  select * into chain from counter_chain c where c.authority_id = p_authority and c.counter_id = p_counter for no key update;
  if not found then outcome := 'unknown_counter'; return; end if;
  select * into def from counter d where d.authority_id = p_authority and d.id = p_counter;
  sees := p_service is null or counters_shows_balance(def);
  select * into known from counter_transfer t where t.authority_id = p_authority and t.id = p_id;
  if found then
    outcome := case when known.content_hash = p_content then 'again' else 'key_reused' end;
    if outcome = 'again' then sequence := known.sequence; amount := known.amount; balance := case when sees then known.balance end; end if;
    return;
  end if;
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
    if not found or acc.closed_on is not null and p_kind not in ('payout', 'lapse') then outcome := 'unknown_account'; return; end if;
    if p_service is null then
      select a.id into other_id from counter_account a where a.authority_id = p_authority and a.counter_id = p_counter
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
    -- The bound before the balance: above it the answer is the same whatever is there, and nobody reads a shared balance by asking for too much.
    outcome := case when amount > def.debit_max then 'over_debit_max' when acc.expires_on < p_day and not of_card then 'expired'
      when def.parents_bound and not of_card and exists (select from counters_left(p_authority, p_counter, acc.id, p_day) l
        where p_amount > l.of_day or p_amount > l.of_week) then 'over_bound'
      when acc.balance - acc.reserved - amount < def.floor + carried then 'insufficient_balance' end;
    if p_kind = 'debit' then acc.balance := acc.balance - amount; else acc.reserved := acc.reserved + amount; end if;
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
    if acc.expires_on is null or acc.expires_on >= p_day or amount <= 0 then outcome := 'nothing_expired'; end if;
    acc.balance := acc.balance - amount;
  elsif p_kind = 'reverse' then
    if origin.kind not in ('debit', 'post', 'credit') then outcome := 'not_reversible'; return; end if;
    select origin.amount - coalesce(sum(t.amount), 0) into remaining from counter_transfer t
      where t.about_id = p_about and t.kind = 'reverse';
    back := origin.kind <> 'credit';
    amount := coalesce(amount, remaining);
    outcome := case when amount > remaining or amount <= 0 then 'over_refund'
      when not back and acc.balance - acc.reserved - amount < def.floor + carried then 'insufficient_balance' end;
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
  outcome := 'done'; sequence := new_line.sequence;
  if sees then balance := acc.balance; reserved := acc.reserved; end if;
end $$;

-- A batch: debits, credits and reservations that services asked for while the connection was busy, in one statement and under one seal. Each
-- line is answered as counters_move would have answered it, in the order asked. What the lines of one account do to each other is told one after the
-- other; all the rest, for the batch at once.
create or replace function counters_move_all(p_authority uuid, p_counter uuid, p_providers uuid[], p_services uuid[], p_kinds text[], p_aliases bytea[],
    p_amounts bigint[], p_untils timestamptz[], p_ids uuid[], p_contents bytea[], p_words bytea[], p_day date)
  returns table (line integer, outcome text, sequence bigint, amount bigint, balance bigint, reserved bigint)
  language plpgsql security definer set search_path = public, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
declare
  sees boolean; of_card boolean; chain counter_chain; def counter; one record; told text; following bigint; size integer := cardinality(p_ids);
  at_account uuid; now_balance bigint; now_reserved bigint; now_expires date; left_of_day bigint; left_of_week bigint;
  -- By the place of the line in what was asked.
  outcomes text[]; sequences bigint[]; amounts bigint[]; balances bigint[]; reserves bigint[]; holders uuid[]; others uuid[];
  text_of_lines text; sealed bytea;
begin
  if (p_authority = ardeco_authority() and ardeco_actor_kind() = 'client') is not true or exists (select from unnest(p_services) s where s is null) then
    raise exception 'a service acts' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from unnest(p_kinds) k where (k = any ('{debit,credit,reserve}')) is not true) then
    raise exception 'not a kind of who acts' using errcode = 'insufficient_privilege';
  end if;
  select * into chain from counter_chain c where c.authority_id = p_authority and c.counter_id = p_counter for no key update;
  if not found then
    return query select i::integer, 'unknown_counter'::text, null::bigint, null::bigint, null::bigint, null::bigint
      from generate_subscripts(p_ids, 1) i;
    return;
  end if;
  select * into def from counter d where d.authority_id = p_authority and d.id = p_counter;
  sees := counters_shows_balance(def);
  of_card := coalesce(current_setting('ardeco.of_card', true) = 'on', false);
  following := chain.sequence;
  outcomes := array_fill('done'::text, array[size]);
  amounts := p_amounts;
  sequences := array_fill(null::bigint, array[size]); balances := sequences; reserves := sequences;
  holders := array_fill(null::uuid, array[size]); others := holders;
  for one in
    select u.line::integer as line, u.kind, u.amount, a.id as account, a.balance, a.reserved, a.expires_on,
      a.closed_on as account_closed, s.income_id as other, t.sequence as known, t.content_hash = u.content as same,
      t.balance as known_balance, t.amount as known_amount
    from unnest(p_providers, p_services, p_kinds, p_aliases, p_amounts, p_ids, p_contents)
      with ordinality u(provider, service, kind, alias, amount, id, content, line)
    -- A limit keeps each look-up one of its own, by the whole key: joined, a plan of the first day reads every line of the town.
    left join lateral (select * from counter_transfer k where k.authority_id = p_authority and k.id = u.id limit 1) t on true
    left join lateral (select k.income_id from counter_service k where k.authority_id = p_authority and k.counter_id = p_counter
      and k.provider_id = u.provider and k.service_id = u.service and k.removed_on is null limit 1) s on true
    left join lateral (select k.account_id from counter_alias k where k.authority_id = p_authority and k.counter_id = p_counter
      and k.alias = u.alias limit 1) l on true
    left join lateral (select * from counter_account k where k.authority_id = p_authority and k.counter_id = p_counter
      and k.id = l.account_id and k.kind = 'holder' limit 1) a on true
    order by a.id, u.line
  loop
    if one.known is not null then
      outcomes[one.line] := case when one.same then 'again' else 'key_reused' end;
      sequences[one.line] := case when one.same then one.known end;
      amounts[one.line] := case when one.same then one.known_amount end;
      balances[one.line] := case when one.same then one.known_balance end;
      continue;
    end if;
    if one.account is distinct from at_account then
      at_account := one.account; now_balance := one.balance; now_reserved := one.reserved; now_expires := one.expires_on;
      if def.parents_bound and not of_card then
        select l.of_day, l.of_week into left_of_day, left_of_week from counters_left(p_authority, p_counter, at_account, p_day) l;
      end if;
    end if;
    told := case when one.other is null then 'not_in_scope' when def.closed_on is not null then 'counter_closed'
      when one.account is null or one.account_closed is not null then 'unknown_account'
      when one.kind = 'credit' then case when not def.services_credit then 'credit_not_allowed' when now_balance + one.amount > def.ceiling then 'over_ceiling' end
      when def.on_cards and not of_card then 'on_cards'
      when one.amount > def.debit_max then 'over_debit_max' when now_expires < p_day and not of_card then 'expired'
      when one.amount > left_of_day or one.amount > left_of_week then 'over_bound'
      when now_balance - now_reserved - one.amount < def.floor then 'insufficient_balance' end;
    if told is not null then
      outcomes[one.line] := told; amounts[one.line] := null;
      continue;
    end if;
    if one.kind = 'credit' then
      now_balance := now_balance + one.amount; now_expires := p_day + make_interval(months => def.expires_months);
    else
      if one.kind = 'debit' then now_balance := now_balance - one.amount; else now_reserved := now_reserved + one.amount; end if;
      left_of_day := left_of_day - one.amount; left_of_week := left_of_week - one.amount;
    end if;
    following := following + 1;
    sequences[one.line] := following; balances[one.line] := now_balance; reserves[one.line] := now_reserved;
    holders[one.line] := one.account; others[one.line] := one.other;
  end loop;

  if following > chain.sequence then
    with asked as materialized (
      select *, case u.kind when 'debit' then -u.amount when 'credit' then u.amount else 0 end as given
      from unnest(p_kinds, p_amounts, p_untils, p_ids, p_contents, p_words, sequences, balances, holders, others)
        u(kind, amount, until, id, content, words, sequence, balance, holder, other)
      where u.holder is not null
    ), written as (
      insert into counter_transfer as t
      select p_authority, p_counter, k.sequence, k.id, k.kind, case when k.kind = 'credit' then k.other else k.holder end,
        case when k.kind = 'credit' then k.holder else k.other end, k.holder, k.amount, k.balance, null, p_day, k.content, sha256(k.words), k.words
      from asked k returning t.*
    ), held as (
      insert into counter_hold select p_authority, p_counter, k.id, k.holder, k.amount, k.until from asked k where k.kind = 'reserve'
    ), moved as (
      update counter_account a set balance = a.balance + x.given, reserved = a.reserved + x.held,
        expires_on = case when x.credited then p_day + make_interval(months => def.expires_months) else a.expires_on end
      from (select m.account, sum(m.given)::bigint as given, sum(m.held)::bigint as held, bool_or(m.credited) as credited
        from (select k.holder as account, k.given, case when k.kind = 'reserve' then k.amount else 0 end as held, k.kind = 'credit' as credited from asked k
          union all select k.other, -k.given, 0, false from asked k where k.given <> 0) m
        group by m.account) x
      where a.authority_id = p_authority and a.counter_id = p_counter and a.id = x.account
    )
    select string_agg(counters_line(w), E'\n' order by w.sequence) into text_of_lines from written w;
    sealed := counters_seal_hash(p_authority, p_counter, chain.seals + 1, chain.head, text_of_lines);
    insert into counter_seal values (p_authority, p_counter, chain.seals + 1, chain.sequence + 1, following, sealed);
    update counter_chain c set sequence = following, seals = chain.seals + 1, head = sealed
      where c.authority_id = p_authority and c.counter_id = p_counter;
  end if;
  return query select u.line::integer, u.outcome, u.sequence, u.amount, case when sees then u.balance end, case when sees then u.reserved end
    from unnest(outcomes, sequences, amounts, balances, reserves) with ordinality u(outcome, sequence, amount, balance, reserved, line);
end $$;
