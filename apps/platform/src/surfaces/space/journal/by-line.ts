import type { Language } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { EntryActor } from "../../../modules/audit/index.ts";
import { journalWords } from "./journal-words.ts";

export interface Reading {
  readonly reader: PersonId;
  /** Whose journal. */
  readonly owner: PersonId;
  readonly authorityName: string;
  readonly language: Language;
}

/** Who acted, as the reader may know them: another parent is never named. */
export function byLine(actor: EntryActor, { reader, owner, authorityName, language }: Reading): string {
  const { by } = journalWords(language);
  switch (actor.kind) {
    case "person":
      if (actor.id === reader) return by.me;
      return actor.id === owner ? by.person : by.represents;
    case "staff":
      return actor.delegationId
        ? by.delegated(actor.label ?? "")
        : by.agent(actor.label ?? "", authorityName);
    case "client":
      return by.service;
    case "system":
      return by.platform;
    case "anonymous":
      return by.anonymous;
  }
}
