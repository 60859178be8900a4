-- A batch: debits, credits and reservations that services asked for while the connection was busy, in one
-- statement and under one seal. Each line is answered as counters_move would have answered it, in the order
-- asked. What the lines of one account do to each other is told one after the other; all the rest, for the
-- batch at once.
create or replace function counters_move_all(p_authority uuid, p_counter uuid, p_providers uuid[],
  p_services uuid[], p_kinds text[], p_aliases bytea[],
    p_amounts bigint[], p_untils timestamptz[], p_ids uuid[], p_contents bytea[], p_words bytea[], p_day date)
  returns table (line integer, outcome text, sequence bigint, amount bigint, balance bigint, reserved bigint)
  language plpgsql security definer set search_path = public, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
    as $$
declare
  sees boolean; of_card boolean; chain counter_chain; def counter; one record; told text; following bigint;
    size integer := cardinality(p_ids);
  at_account uuid; now_balance bigint; now_reserved bigint; now_expires date; left_of_day bigint;
    left_of_week bigint;
  -- By the place of the line in what was asked.
  outcomes text[]; sequences bigint[]; amounts bigint[]; balances bigint[]; reserves bigint[]; holders uuid[];
    others uuid[];
  text_of_lines text; sealed bytea;
begin
  if (p_authority = ardeco_authority() and ardeco_actor_kind() = 'client') is not true
    or exists (select from unnest(p_services) s where s is null) then
    raise exception 'a service acts' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from unnest(p_kinds) k where (k = any ('{debit,credit,reserve}')) is not true) then
    raise exception 'not a kind of who acts' using errcode = 'insufficient_privilege';
  end if;
  select * into chain from counter_chain c where c.authority_id = p_authority and c.counter_id = p_counter
    for no key update;
  if not found then
    return query select i::integer, 'unknown_counter'::text, null::bigint, null::bigint, null::bigint,
      null::bigint
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
      a.closed_on as account_closed, s.income_id as other, t.sequence as known, t.content_hash = u.content
        as same,
      t.balance as known_balance, t.amount as known_amount
    from unnest(p_providers, p_services, p_kinds, p_aliases, p_amounts, p_ids, p_contents)
      with ordinality u(provider, service, kind, alias, amount, id, content, line)
    -- A limit keeps each look-up one of its own, by the whole key: joined, a plan of the first day reads
    -- every line of the town.
    left join lateral (select * from counter_transfer k where k.authority_id = p_authority and k.id = u.id
      limit 1) t on true
    left join lateral (select k.income_id from counter_service k where k.authority_id = p_authority
      and k.counter_id = p_counter
      and k.provider_id = u.provider and k.service_id = u.service and k.removed_on is null limit 1) s on true
    left join lateral (select k.account_id from counter_alias k where k.authority_id = p_authority
      and k.counter_id = p_counter
      and k.alias = u.alias limit 1) l on true
    left join lateral (select * from counter_account k where k.authority_id = p_authority
      and k.counter_id = p_counter
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
      at_account := one.account; now_balance := one.balance; now_reserved := one.reserved;
        now_expires := one.expires_on;
      if def.parents_bound and not of_card then
        select l.of_day, l.of_week into left_of_day, left_of_week
          from counters_left(p_authority, p_counter, at_account, p_day) l;
      end if;
    end if;
    told := case when one.other is null then 'not_in_scope' when def.closed_on is not null
      then 'counter_closed'
      when one.account is null or one.account_closed is not null then 'unknown_account'
      when one.kind = 'credit' then case when not def.services_credit then 'credit_not_allowed'
        when now_balance + one.amount > def.ceiling then 'over_ceiling' end
      when def.on_cards and not of_card then 'on_cards'
      when one.amount > def.debit_max then 'over_debit_max' when now_expires < p_day and not of_card
        then 'expired'
      when one.amount > left_of_day or one.amount > left_of_week then 'over_bound'
      when now_balance - now_reserved - one.amount < def.floor then 'insufficient_balance' end;
    if told is not null then
      outcomes[one.line] := told; amounts[one.line] := null;
      continue;
    end if;
    if one.kind = 'credit' then
      now_balance := now_balance + one.amount;
        now_expires := p_day + make_interval(months => def.expires_months);
    else
      if one.kind = 'debit' then now_balance := now_balance - one.amount;
        else now_reserved := now_reserved + one.amount; end if;
      left_of_day := left_of_day - one.amount; left_of_week := left_of_week - one.amount;
    end if;
    following := following + 1;
    sequences[one.line] := following; balances[one.line] := now_balance; reserves[one.line] := now_reserved;
    holders[one.line] := one.account; others[one.line] := one.other;
  end loop;

  if following > chain.sequence then
    with asked as materialized (
      select *, case u.kind when 'debit' then -u.amount when 'credit' then u.amount else 0 end as given
      from unnest(p_kinds, p_amounts, p_untils, p_ids, p_contents, p_words, sequences, balances, holders,
        others)
        u(kind, amount, until, id, content, words, sequence, balance, holder, other)
      where u.holder is not null
    ), written as (
      insert into counter_transfer as t
      select p_authority, p_counter, k.sequence, k.id, k.kind, case when k.kind = 'credit' then k.other
        else k.holder end,
        case when k.kind = 'credit' then k.holder else k.other end, k.holder, k.amount, k.balance, null,
          p_day, k.content, sha256(k.words), k.words
      from asked k returning t.*
    ), held as (
      insert into counter_hold select p_authority, p_counter, k.id, k.holder, k.amount, k.until from asked k
        where k.kind = 'reserve'
    ), moved as (
      update counter_account a set balance = a.balance + x.given, reserved = a.reserved + x.held,
        expires_on = case when x.credited then p_day + make_interval(months => def.expires_months)
          else a.expires_on end
      from (select m.account, sum(m.given)::bigint as given, sum(m.held)::bigint as held, bool_or(m.credited)
        as credited
        from (select k.holder as account, k.given, case when k.kind = 'reserve' then k.amount else 0
          end as held, k.kind = 'credit' as credited from asked k
          union all select k.other, -k.given, 0, false from asked k where k.given <> 0) m
        group by m.account) x
      where a.authority_id = p_authority and a.counter_id = p_counter and a.id = x.account
    )
    select string_agg(counters_line(w), E'\n' order by w.sequence) into text_of_lines from written w;
    sealed := counters_seal_hash(p_authority, p_counter, chain.seals + 1, chain.head, text_of_lines);
    insert into counter_seal
      values (p_authority, p_counter, chain.seals + 1, chain.sequence + 1, following, sealed);
    update counter_chain c set sequence = following, seals = chain.seals + 1, head = sealed
      where c.authority_id = p_authority and c.counter_id = p_counter;
  end if;
  return query select u.line::integer, u.outcome, u.sequence, u.amount, case when sees then u.balance end,
    case when sees then u.reserved end
    from unnest(outcomes, sequences, amounts, balances, reserves)
      with ordinality u(outcome, sequence, amount, balance, reserved, line);
end $$;
comment on function counters_move_all is
  'Transfers that services asked for, in one statement under one seal: each done, already done, or refused '
  'with a code.';
revoke all on function counters_move_all from public;
grant execute on function counters_move_all to ardeco_app;
