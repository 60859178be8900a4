-- Who writes lines is said by the settings of the statement, not by its arguments alone; a balance that services share is told to none of
-- them unless the counter says so; what is left on a closed account expires as the rest.
alter table counter add column services_see boolean not null default false;
comment on column counter.services_see is 'Whether services that share it read the balance, or only whether it is enough. One that is alone reads it.';
grant update (services_see) on counter to ardeco_app;

-- Of those that left too: they still end and refund what they did.
create function counters_shows_balance(c counter) returns boolean language sql stable
as $$ select c.services_see or (select count(*) from public.counter_service s where s.authority_id = c.authority_id and s.counter_id = c.id) < 2 $$;
comment on function counters_shows_balance(counter) is 'A balance that several services move tells each what the others do: it is theirs only where the counter says so.';
revoke all on function counters_shows_balance(counter) from public;

-- One transfer, whole or refused: `outcome` is done, again (the same request was done), or the code of a refusal. A service acts by the
-- alias of an account and within its scope; without a service, only the system acts, by the account. Either in its own authority, and with
-- the kinds that are its own: a service that paid out would pass the limits, the expiry and the closing of a counter.
create or replace function counters_move(p_authority uuid, p_counter uuid, p_provider uuid, p_service uuid, p_kind text, p_other text,
    p_account uuid, p_alias bytea, p_amount bigint, p_about uuid, p_until timestamptz, p_id uuid, p_content bytea, p_words bytea,
    p_day date, p_now timestamptz, out outcome text, out sequence bigint, out amount bigint, out balance bigint, out reserved bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  chain counter_chain; def counter; acc counter_account; known counter_transfer; origin counter_transfer; held counter_hold; new_line counter_transfer;
  sees boolean; other_id uuid; back boolean := false; remaining bigint; sealed bytea; last_day date;
begin
  if (p_authority = ardeco_authority() and ardeco_actor_kind() = case when p_service is null then 'system' else 'client' end) is not true then
    raise exception 'nobody acts' using errcode = 'insufficient_privilege';
  end if;
  if (p_kind = any (case when p_service is null and p_about is null then '{credit,payout,lapse}'::text[] when p_service is null then '{reverse,end}'
      when p_about is null then '{debit,credit,reserve}' else '{post,void,reverse}' end)) is not true then
    raise exception 'not a kind of who acts' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('enable_seqscan', 'off', true);
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
  outcome := 'done'; sequence := new_line.sequence;
  if sees then balance := acc.balance; reserved := acc.reserved; end if;
end $$;

-- A batch: debits, credits and reservations that services asked for while the connection was busy, in one statement and under one seal. Each
-- line is answered as counters_move would have answered it, in the order asked.
create or replace function counters_move_all(p_authority uuid, p_counter uuid, p_providers uuid[], p_services uuid[], p_kinds text[], p_aliases bytea[],
    p_amounts bigint[], p_untils timestamptz[], p_ids uuid[], p_contents bytea[], p_words bytea[], p_day date)
  returns table (line integer, outcome text, sequence bigint, amount bigint, balance bigint, reserved bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  sees boolean; chain counter_chain; def counter; one record; told text; at_account uuid; now_balance bigint; now_reserved bigint; now_expires date; following bigint;
  lines integer[] := '{}'; outcomes text[] := '{}'; sequences bigint[] := '{}'; amounts bigint[] := '{}'; balances bigint[] := '{}'; reserves bigint[] := '{}';
  done_kind text[] := '{}'; done_amount bigint[] := '{}'; done_until timestamptz[] := '{}'; done_id uuid[] := '{}';
  done_content bytea[] := '{}'; done_words bytea[] := '{}'; done_sequence bigint[] := '{}'; done_balance bigint[] := '{}'; done_holder uuid[] := '{}'; done_other uuid[] := '{}';
  moved uuid[] := '{}'; moved_balance bigint[] := '{}'; moved_reserved bigint[] := '{}'; moved_expires date[] := '{}';
  text_of_lines text; sealed bytea;
begin
  if (p_authority = ardeco_authority() and ardeco_actor_kind() = 'client') is not true or exists (select from unnest(p_services) s where s is null) then
    raise exception 'a service acts' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from unnest(p_kinds) k where (k = any ('{debit,credit,reserve}')) is not true) then
    raise exception 'not a kind of who acts' using errcode = 'insufficient_privilege';
  end if;
  -- By the indexes, whatever was known of the tables when the plan was made: empty, on the first day of a town.
  perform set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
    set_config('enable_material', 'off', true);
  select * into chain from counter_chain c where c.authority_id = p_authority and c.counter_id = p_counter for no key update;
  if not found then
    return query select i::integer, 'unknown_counter'::text, null::bigint, null::bigint, null::bigint, null::bigint
      from generate_subscripts(p_ids, 1) i;
    return;
  end if;
  select * into def from counter d where d.authority_id = p_authority and d.id = p_counter;
  sees := counters_shows_balance(def);
  following := chain.sequence;
  for one in
    select u.line::integer as line, u.kind, u.amount, u.until, u.id, u.content, u.words, a.id as account, a.balance, a.reserved, a.expires_on,
      a.closed_on as account_closed, s.income_id as other, t.sequence as known, t.content_hash = u.content as same,
      t.balance as known_balance, t.amount as known_amount
    from unnest(p_providers, p_services, p_kinds, p_aliases, p_amounts, p_untils, p_ids, p_contents, p_words)
      with ordinality u(provider, service, kind, alias, amount, until, id, content, words, line)
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
    lines := lines || one.line;
    if one.known is not null then
      outcomes := outcomes || case when one.same then 'again' else 'key_reused' end;
      sequences := sequences || case when one.same then one.known end;
      amounts := amounts || case when one.same then one.known_amount end;
      balances := balances || case when one.same then one.known_balance end;
      reserves := reserves || null::bigint;
      continue;
    end if;
    if one.account is distinct from at_account then
      at_account := one.account; now_balance := one.balance; now_reserved := one.reserved; now_expires := one.expires_on;
    end if;
    told := case when one.other is null then 'not_in_scope' when def.closed_on is not null then 'counter_closed'
      when one.account is null or one.account_closed is not null then 'unknown_account'
      when one.kind = 'credit' then case when not def.services_credit then 'credit_not_allowed' when now_balance + one.amount > def.ceiling then 'over_ceiling' end
      when one.amount > def.debit_max then 'over_debit_max' when now_expires < p_day then 'expired'
      when now_balance - now_reserved - one.amount < def.floor then 'insufficient_balance' end;
    if told is not null then
      outcomes := outcomes || told; sequences := sequences || null::bigint; amounts := amounts || null::bigint;
      balances := balances || null::bigint; reserves := reserves || null::bigint;
      continue;
    end if;
    if one.kind = 'debit' then now_balance := now_balance - one.amount;
    elsif one.kind = 'reserve' then now_reserved := now_reserved + one.amount;
    else now_balance := now_balance + one.amount; now_expires := p_day + make_interval(months => def.expires_months);
    end if;
    following := following + 1;
    outcomes := outcomes || 'done'::text; sequences := sequences || following; amounts := amounts || one.amount;
    balances := balances || now_balance; reserves := reserves || now_reserved;
    done_kind := done_kind || one.kind; done_amount := done_amount || one.amount; done_until := done_until || one.until;
    done_id := done_id || one.id; done_content := done_content || one.content; done_words := done_words || one.words;
    done_sequence := done_sequence || following; done_balance := done_balance || now_balance;
    done_holder := done_holder || one.account; done_other := done_other || one.other;
    if moved[cardinality(moved)] is distinct from one.account then
      moved := moved || one.account; moved_balance := moved_balance || now_balance;
      moved_reserved := moved_reserved || now_reserved; moved_expires := moved_expires || now_expires;
    else
      moved_balance[cardinality(moved)] := now_balance; moved_reserved[cardinality(moved)] := now_reserved;
      moved_expires[cardinality(moved)] := now_expires;
    end if;
  end loop;

  if following > chain.sequence then
    with asked as (
      select * from unnest(done_kind, done_amount, done_until, done_id, done_content, done_words, done_sequence, done_balance, done_holder, done_other)
        d(kind, amount, until, id, content, words, sequence, balance, holder, other)
    ), written as (
      insert into counter_transfer as t
      select p_authority, p_counter, k.sequence, k.id, k.kind, case when k.kind = 'credit' then k.other else k.holder end,
        case when k.kind = 'credit' then k.holder else k.other end, k.holder, k.amount, k.balance, null, p_day, k.content, sha256(k.words), k.words
      from asked k returning t.*
    ), held as (
      insert into counter_hold select p_authority, p_counter, k.id, k.holder, k.amount, k.until from asked k where k.kind = 'reserve'
    ), houses as (
      update counter_account a set balance = a.balance + x.moved
      from (select k.other, sum(case when k.kind = 'credit' then -k.amount when k.kind = 'debit' then k.amount else 0 end)::bigint as moved
        from asked k group by k.other) x
      where a.authority_id = p_authority and a.counter_id = p_counter and a.id = x.other and x.moved <> 0
    ), holders as (
      update counter_account a set balance = x.balance, reserved = x.reserved, expires_on = x.expires
      from unnest(moved, moved_balance, moved_reserved, moved_expires) x(id, balance, reserved, expires)
      where a.authority_id = p_authority and a.counter_id = p_counter and a.id = x.id
    )
    select string_agg(counters_line(w), E'\n' order by w.sequence) into text_of_lines from written w;
    sealed := counters_seal_hash(p_authority, p_counter, chain.seals + 1, chain.head, text_of_lines);
    insert into counter_seal values (p_authority, p_counter, chain.seals + 1, chain.sequence + 1, following, sealed);
    update counter_chain c set sequence = following, seals = chain.seals + 1, head = sealed
      where c.authority_id = p_authority and c.counter_id = p_counter;
  end if;
  return query select u.line, u.outcome, u.sequence, u.amount, case when sees then u.balance end, case when sees then u.reserved end
    from unnest(lines, outcomes, sequences, amounts, balances, reserves) u(line, outcome, sequence, amount, balance, reserved);
end $$;
