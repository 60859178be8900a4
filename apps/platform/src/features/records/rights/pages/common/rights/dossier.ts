import type { Context } from "../../../../../../kernel/context.ts";
import type { Sentence } from "../../../../../../kernel/errors.ts";
import { formatPathAddress } from "../../../../../../kernel/hosts.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { readAuthority } from "../../../../../authorities/authorities/index.ts";
import { listDocuments } from "../../../../../enrolment/evidence/index.ts";
import {
  type Element,
  formatNameInUse,
  listElementHistory,
  readElements,
} from "../../../../../identity/identity/index.ts";
import { listPersonMessages } from "../../../../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";
import { type Holding, listHoldings } from "../../../index.ts";

/** Everything that every module holds about somebody, by module: composed at the root. */
export type GatherAll = (context: Context, personId: PersonId) => Promise<Readonly<Record<string, unknown>>>;

export type TellLine = (entry: {
  readonly action: string;
  readonly data: Readonly<Record<string, unknown>>;
}) => Sentence;

/** What the composition root gathers and tells for every page. */
export interface FileParts {
  readonly gather: GatherAll;
  readonly tell: TellLine;
}

/**
 * What somebody has the right to read of themselves (GDPR art. 15), gathered once for every form it takes.
 */
export interface Dossier {
  readonly at: Date;
  readonly personId: PersonId;
  readonly name: string;
  readonly authority: {
    readonly name: string;
    readonly url: string;
    readonly officer?: string;
    readonly postal: string;
    readonly phone?: string;
  };
  readonly elements: readonly (Element & { readonly withheld?: boolean })[];
  readonly holdings: readonly Holding[];
  readonly journal: readonly { readonly at: Date; readonly by: string; readonly text: Sentence }[];
  readonly messages: readonly { readonly on: string; readonly subject: string; readonly text: string }[];
  readonly documents: readonly {
    readonly kind: string;
    readonly at: string;
    readonly file?: string;
    readonly purgeOn?: string;
  }[];
  readonly everything: Readonly<Record<string, unknown>>;
  /** Without a sign for as many, they are erased. */
  readonly inactiveMonths: number;
}

const MOST_LINES = 10_000;

/** Everything that a copy, a paper or a file shows. */
export async function loadDossier(
  context: Context,
  personId: PersonId,
  { gather, tell }: FileParts,
): Promise<Dossier> {
  const { name, slug, contact } = await readAuthority(context, context.authorityId);
  const officer = contact.dataProtectionEmail ?? contact.email;
  const { entries } = await readPersonJournal(context, personId, { limit: MOST_LINES });
  return {
    at: context.now(),
    personId,
    name: formatNameInUse(await readElements(context, personId)),
    authority: {
      name,
      url: formatPathAddress(context.ports.hosts, `/${slug}`),
      ...(officer ? { officer } : {}),
      postal: [contact.street, [contact.postalCode, contact.locality].filter(Boolean).join(" ")]
        .filter(Boolean)
        .join(", "),
      ...(contact.phone ? { phone: contact.phone } : {}),
    },
    elements: await listElementHistory(context, personId),
    holdings: await listHoldings(context, personId),
    journal: entries.map(({ at, actor, action, data }) => ({
      at,
      by: actor.label ?? actor.kind,
      text: tell({ action, data }),
    })),
    messages: (await listPersonMessages(context, personId)).map(({ day, subject, text }) => ({
      on: day,
      subject,
      text,
    })),
    documents: (await listDocuments(context, personId)).map(({ kind, at, file, purgeOn }) => ({
      kind,
      at: String(at),
      ...(file ? { file: file.name } : {}),
      ...(purgeOn ? { purgeOn } : {}),
    })),
    everything: await gather(context, personId),
    inactiveMonths: context.ports.inactiveMonths,
  };
}
