create or replace function compliance_version_stays() returns trigger language plpgsql as $$
begin
  if (new.authority_id, new.id, new.kind, new.number, new.drafted_on)
      is distinct from (old.authority_id, old.id, old.kind, old.number, old.drafted_on)
    or old.frozen_at is not null
      and (new.texts, new.revision, new.content, new.content_hash, new.frozen_at, new.frozen_by)
        is distinct from (old.texts, old.revision, old.content, old.content_hash, old.frozen_at,
          old.frozen_by)
    or old.opinion is not null
      and (new.opinion, new.opinion_words, new.opinion_on, new.opinion_by)
        is distinct from (old.opinion, old.opinion_words, old.opinion_on, old.opinion_by)
    or old.decision is not null
      and (new.decision, new.decision_words, new.signatory, new.decided_on, new.decided_by, new.valid_until)
        is distinct from (old.decision, old.decision_words, old.signatory, old.decided_on, old.decided_by,
          old.valid_until)
    or old.decision is not null and old.opinion is null and new.opinion is not null
  then
    raise exception 'what was frozen, advised or decided does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;
