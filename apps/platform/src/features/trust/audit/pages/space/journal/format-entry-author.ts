import type { Language } from "../../../../../../kernel/errors.ts";
import { isUuid, type PersonId } from "../../../../../../kernel/ids.ts";
import type { JournalEntry } from "../../../index.ts";
import { ownJournalWords } from "./journal-words.ts";

export interface Reading {
  readonly reader: PersonId;
  /** Whose journal. */
  readonly owner: PersonId;
  readonly authorityName: string;
  readonly language: Language;
}

/** Who acted, as the reader may know them: another parent is never named. */
export function formatEntryAuthor(
  { actor, data }: Pick<JournalEntry, "actor" | "data">,
  { reader, owner, authorityName, language }: Reading,
): string {
  const { by } = ownJournalWords(language);
  const place = formatEntryPlace(data);
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
      return place === undefined ? by.platform : by.place(place);
    case "anonymous":
      return by.anonymous;
  }
}

/** The till, the kiosk or the reader that did it: the house wrote the line, and did nothing by itself. */
const formatEntryPlace = ({ partner, machine, equipment }: JournalEntry["data"]): string | undefined =>
  [partner, machine, equipment].find((one): one is string => typeof one === "string" && !isUuid(one));
