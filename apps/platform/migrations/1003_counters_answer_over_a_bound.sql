-- What a parent's bound refuses is an answer, as any other refusal is: said by an exception of the trigger (1002), it left whoever asked within a longer
-- transaction with nothing that they could do any more, a waiting list among them. The work of the trigger alone is undone here.
create function counters_move_bounded(p_authority uuid, p_counter uuid, p_provider uuid, p_service uuid, p_kind text, p_other text,
    p_account uuid, p_alias bytea, p_amount bigint, p_about uuid, p_until timestamptz, p_id uuid, p_content bytea, p_words bytea,
    p_day date, p_now timestamptz, out outcome text, out sequence bigint, out amount bigint, out balance bigint, out reserved bigint)
  language plpgsql set search_path = public, pg_temp as $$
begin
  select m.outcome, m.sequence, m.amount, m.balance, m.reserved into outcome, sequence, amount, balance, reserved
    from counters_move(p_authority, p_counter, p_provider, p_service, p_kind, p_other, p_account, p_alias, p_amount, p_about, p_until, p_id,
      p_content, p_words, p_day, p_now) m;
exception when sqlstate 'AR001' then
  outcome := 'over_bound';
end $$;
comment on function counters_move_bounded(uuid, uuid, uuid, uuid, text, text, uuid, bytea, bigint, uuid, timestamptz, uuid, bytea, bytea, date, timestamptz)
  is 'counters_move within a longer transaction: a parent''s bound is answered, and the transaction goes on.';
revoke all on function counters_move_bounded(uuid, uuid, uuid, uuid, text, text, uuid, bytea, bigint, uuid, timestamptz, uuid, bytea, bytea, date, timestamptz) from public;
grant execute on function counters_move_bounded(uuid, uuid, uuid, uuid, text, text, uuid, bytea, bigint, uuid, timestamptz, uuid, bytea, bytea, date, timestamptz) to ardeco_app;
