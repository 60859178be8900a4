-- A batch: debits, credits and reservations that services asked for while the connection was busy, in one statement and under one seal. Each
-- line is answered as counters_move would have answered it, in the order asked.
create function counters_move_all(p_authority uuid, p_counter uuid, p_providers uuid[], p_services uuid[], p_kinds text[], p_aliases bytea[],
    p_amounts bigint[], p_untils timestamptz[], p_ids uuid[], p_contents bytea[], p_words bytea[], p_day date)
  returns table (line integer, outcome text, sequence bigint, amount bigint, balance bigint, reserved bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  chain counter_chain; def counter; one record; told text; at_account uuid; now_balance bigint; now_reserved bigint; now_expires date; following bigint;
  lines integer[] := '{}'; outcomes text[] := '{}'; sequences bigint[] := '{}'; amounts bigint[] := '{}'; balances bigint[] := '{}'; reserves bigint[] := '{}';
  done_kind text[] := '{}'; done_amount bigint[] := '{}'; done_until timestamptz[] := '{}'; done_id uuid[] := '{}';
  done_content bytea[] := '{}'; done_words bytea[] := '{}'; done_sequence bigint[] := '{}'; done_balance bigint[] := '{}'; done_holder uuid[] := '{}'; done_other uuid[] := '{}';
  moved uuid[] := '{}'; moved_balance bigint[] := '{}'; moved_reserved bigint[] := '{}'; moved_expires date[] := '{}';
  text_of_lines text; sealed bytea;
begin
  if exists (select from unnest(p_services) s where s is null) then
    raise exception 'a service acts' using errcode = 'insufficient_privilege';
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
  return query select * from unnest(lines, outcomes, sequences, amounts, balances, reserves);
end $$;
comment on function counters_move_all is 'Transfers that services asked for, in one statement under one seal: each done, already done, or refused with a code.';
revoke all on function counters_move_all from public;
grant execute on function counters_move_all to ardeco_app;
