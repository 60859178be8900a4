import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { formatPathAddress } from "../../../kernel/hosts.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { formatUnbreakable } from "../../../kernel/text.ts";
import { findAccount } from "../../access/access/index.ts";
import { getAuthority, listOpenDesks } from "../../authorities/authorities/index.ts";
import { getPersonKey, sealForAuthority } from "../../trust/keys/index.ts";
import { computeMessageId, sealField } from "./message.ts";
import { createMessageRow, deleteWaiting, type MessageRow } from "./store.ts";
import { type TemplateData, type TemplateName, templates } from "./templates/index.ts";
import type { MessageSubject, Sender, Template, Written } from "./templates/template.ts";

interface News<N extends TemplateName> {
  readonly personId: PersonId;
  readonly template: N;
  readonly data: TemplateData<N>;
  /** Of whom it is, where the reader acts for them: said first, and its link leads to their page. */
  readonly about?: MessageSubject;
}

/**
 * Writes a message to a person in the caller's transaction: by e-mail when the account has an address, else
 * as a letter that the desk prints. Nothing is written to a closed account: never a letter in a dead person's
 * name. Said twice in one request, which a job that runs again is too, it is sent once.
 */
export async function notify<N extends TemplateName>(
  tx: Tx,
  context: Context,
  input: News<N>,
): Promise<void> {
  const account = await findAccount(tx, context, input.personId);
  if (account?.closedOn !== undefined) return;
  await send(tx, context, input, account?.email);
}

/** To who was merged into another, wherever they were reached: their account, closed or not, or by letter. */
export async function notifyFolded<N extends TemplateName>(
  tx: Tx,
  context: Context,
  input: { personId: PersonId; template: N; data: TemplateData<N> },
): Promise<void> {
  await send(tx, context, input, (await findAccount(tx, context, input.personId))?.email);
}

async function send<N extends TemplateName>(
  tx: Tx,
  context: Context,
  input: News<N>,
  email: string | undefined,
): Promise<void> {
  const onPaper = email === undefined;
  const written = await write(tx, context, input, { onPaper });
  const key = await getPersonKey(tx, context, input.personId);
  const id = computeMessageId(context, { ...input, to: input.personId });
  await saveMessage(tx, context, {
    id,
    person_id: input.personId,
    channel: onPaper ? "letter" : "email",
    sealed: key.seal(sealField(id), encodeMessageContent(context, email ?? "", written)),
  });
}

/** Writes to an address that is nobody's account: an agent, a shared address with several accounts. */
export async function notifyAddress<N extends TemplateName>(
  tx: Tx,
  context: Context,
  input: { to: string; template: N; data: TemplateData<N> },
): Promise<void> {
  const written = await write(tx, context, input, { onPaper: false });
  const id = computeMessageId(context, input);
  await saveMessage(tx, context, {
    id,
    person_id: null,
    channel: "email",
    sealed: sealForAuthority(context, sealField(id), encodeMessageContent(context, input.to, written)),
  });
}

/** Use case: the same message to each of these addresses, all or none. */
export function notifyAddresses<N extends TemplateName>(
  context: Context,
  { to, ...message }: { to: readonly string[]; template: N; data: TemplateData<N> },
): Promise<void> {
  return context.transaction(async (tx) => {
    for (const address of to) await notifyAddress(tx, context, { ...message, to: address });
  });
}

/** The hour is sealed with the rest: to sort by, never shown. */
const encodeMessageContent = (context: Context, to: string, written: Written): string =>
  JSON.stringify({ to, ...written, at: context.now().toISOString() });

/** Use from a use case that closes an account: what has not left yet never does. */
export async function cancelWaitingMessages(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  await deleteWaiting(tx, context.authorityId, personId);
}

async function write<N extends TemplateName>(
  tx: Tx,
  context: Context,
  input: { template: N; data: TemplateData<N>; about?: MessageSubject },
  { onPaper }: Pick<Sender, "onPaper">,
): Promise<Written> {
  const { about } = input;
  const sender = {
    ...(await getMessageSender(tx, context, onPaper)),
    ...(about === undefined ? {} : { about }),
  };
  // The record of templates loses the tie between a name and its data; TemplateData has just restored it.
  const template = templates[input.template] as unknown as Template<TemplateData<N>>;
  const { subject, text } = template(sender, input.data, context.language);
  const whose = about?.name === undefined ? "" : `${about.name} – `;
  return { subject: formatUnbreakable(`${whose}${subject}`), text: formatUnbreakable(text) };
}

/** Read so far in each transaction: one that tells forty families reads it once. */
const senders = new WeakMap<Tx, Map<string, Promise<Sender>>>();

async function getMessageSender(tx: Tx, context: Context, onPaper: boolean): Promise<Sender> {
  const known = senders.get(tx) ?? new Map<string, Promise<Sender>>();
  senders.set(tx, known);
  const name = `${context.authorityId} ${onPaper}`;
  const reading = known.get(name) ?? readSender(tx, context, onPaper);
  known.set(name, reading);
  return reading;
}

/** People are received at the default desk, or where the authority is. */
async function readSender(tx: Tx, context: Context, onPaper: boolean): Promise<Sender> {
  const { name, slug, contact: own } = await getAuthority(tx, context.authorityId);
  const desk = (await listOpenDesks(tx, context)).find(({ isDefault }) => isDefault);
  const { street, postalCode, locality, phone, hours } = { ...own, ...desk?.contact };
  const office = {
    name: desk?.name ?? name,
    address: [street, [postalCode, locality].filter(Boolean).join(" ")].filter(Boolean).join(", "),
    hours: hours ?? [],
    ...(phone ? { phone } : {}),
  };
  return { name, url: formatPathAddress(context.ports.hosts, `/${slug}`), office, onPaper };
}

async function saveMessage(
  tx: Tx,
  context: Context,
  row: Pick<MessageRow, "id" | "person_id" | "channel" | "sealed">,
): Promise<void> {
  const isNew = await createMessageRow(tx, {
    ...row,
    authority_id: context.authorityId,
    day: toCivilDate(context.now()),
    state: "waiting",
    delivered_on: null,
  });
  if (!isNew || row.channel !== "email") return;
  const data = { authorityId: context.authorityId, requestId: context.requestId, messageId: row.id };
  await context.ports.jobs.send(tx, "notifications.deliver", data);
}
