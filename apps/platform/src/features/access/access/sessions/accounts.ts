import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type AccountId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { computeBlindIndex, getPersonKey } from "../../../trust/keys/index.ts";
import {
  confirmEmail,
  createAccountRow,
  findAccountRow,
  listAccountsByEmail,
  listUnseen,
  updateAccountSeen,
  updateClosed,
  updateEmail,
} from "../store/accounts.ts";
import { deleteSubjectLinks, endUnprovenEntries } from "../store/sessions.ts";

const EMAIL_FIELD = "account:email";

export interface Account {
  readonly id: AccountId;
  readonly personId: PersonId;
  readonly email?: string;
  /** Civil day since when nobody enters by it, and nothing is written to it. */
  readonly closedOn?: string;
  /** Somebody who reads that address has used a link sent there. */
  readonly confirmed: boolean;
  /** Civil day when they did for the first time. */
  readonly confirmedOn?: string;
}

/** Gives a person a way to sign in. The e-mail is optional: some people have none. */
export async function createAccount(
  tx: Tx,
  context: Context,
  input: { personId: PersonId; email?: string },
): Promise<AccountId> {
  const id = context.newId<AccountId>();
  const today = toCivilDate(context.now());
  const email = await sealAccountEmail(tx, context, input.personId, input.email);
  await createAccountRow(tx, {
    authority_id: context.authorityId,
    id,
    person_id: input.personId,
    email_sealed: email.sealed,
    email_index: email.index,
    email_confirmed_on: null,
    created_on: today,
    last_seen_on: today,
    closed_on: null,
    entries_ended_at: null,
    sign_in_generation: 0,
  });
  return id;
}

/** Replaces the address for sign-in links; undefined removes it. */
export function setAccountEmail(
  context: Context,
  personId: PersonId,
  email: string | undefined,
): Promise<void> {
  return context.transaction(async (tx) => {
    await updateEmail(
      tx,
      context.authorityId,
      personId,
      await sealAccountEmail(tx, context, personId, email),
    );
  });
}

/** As the account holds its address, to tell whether it changed meanwhile, and to give it back. */
export async function findAccountAddress(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<{ readonly sealed: Buffer | null; readonly index: Buffer | null } | undefined> {
  const row = await findAccountRow(tx, context.authorityId, personId);
  return row && { sealed: row.email_sealed, index: row.email_index };
}

/** The address that the account had, confirmed or not as it was then. Runs as the system. */
export async function setFormerAccountEmail(
  tx: Tx,
  context: Context,
  personId: PersonId,
  former: { readonly email: string | undefined; readonly confirmed: boolean },
): Promise<void> {
  await setAccountEmail(context, personId, former.email);
  if (former.email !== undefined && former.confirmed)
    await confirmEmail(tx, context.authorityId, personId, toCivilDate(context.now()));
}

/**
 * The address, confirmed by who reads it; links sent to the former one and codes copied by hand open nothing
 * any more. Runs as the system.
 */
export async function updateAccountEmail(
  tx: Tx,
  context: Context,
  personId: PersonId,
  email: string | undefined,
): Promise<void> {
  await setAccountEmail(context, personId, email);
  const { authorityId, requestId } = context;
  if (email !== undefined && (await confirmEmail(tx, authorityId, personId, toCivilDate(context.now()))))
    await context.ports.events.emit(tx, "access.email_confirmed", { authorityId, requestId, personId });
  await deleteSubjectLinks(tx, context.authorityId, personId, "email_link");
  await endUnprovenEntries(tx, context.authorityId, personId, context.now());
}

export async function findAccount(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<Account | undefined> {
  const row = await findAccountRow(tx, context.authorityId, personId);
  if (!row) return undefined;
  const closed = row.closed_on === null ? {} : { closedOn: row.closed_on };
  const confirmed = row.email_confirmed_on !== null;
  const confirmedOn = row.email_confirmed_on === null ? {} : { confirmedOn: row.email_confirmed_on };
  const account = { id: parseId<"account">(row.id), personId, confirmed, ...confirmedOn, ...closed };
  if (!row.email_sealed) return account;
  const key = await getPersonKey(tx, context, personId);
  return { ...account, email: key.open(EMAIL_FIELD, row.email_sealed) };
}

/** Use case: the account of a person, with the address by which they sign in. */
export function readAccount(context: Context, personId: PersonId): Promise<Account | undefined> {
  return context.read((tx) => findAccount(tx, context, personId));
}

/** Whoever enters by this address, and proved that they read it. Runs as the system. */
export async function listPeopleByEmail(
  tx: Tx,
  context: Context,
  email: string,
): Promise<readonly PersonId[]> {
  const accounts = await listAccountsByEmail(tx, context.authorityId, computeEmailIndex(context, email));
  return accounts
    .filter(({ email_confirmed_on }) => email_confirmed_on !== null)
    .map(({ person_id }) => parseId<"person">(person_id));
}

/**
 * Whose account nobody entered since before a day, and who was not received at the desk by it. By the system.
 */
export async function listAccountsUnseen(
  tx: Tx,
  context: Context,
  before: string,
): Promise<readonly { readonly personId: PersonId; readonly lastSeenOn: string }[]> {
  const rows = await listUnseen(tx, context.authorityId, before);
  return rows.map((row) => ({ personId: parseId<"person">(row.person_id), lastSeenOn: row.last_seen_on }));
}

/**
 * The last day on which something was seen of them; undefined without an account, or once it is closed. By
 * the system.
 */
export async function findLastSeen(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<string | undefined> {
  const row = await findAccountRow(tx, context.authorityId, personId);
  return row?.closed_on === null ? row.last_seen_on : undefined;
}

/**
 * As findLastSeen, of an account that is closed too: of somebody merged with another, until then. By the
 * system.
 */
export async function findLastSeenEver(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<string | undefined> {
  return (await findAccountRow(tx, context.authorityId, personId))?.last_seen_on;
}

/**
 * Received at the desk, or acted for there: a sign of them, as entering is. Of somebody without an account,
 * nothing.
 */
export const recordDeskVisit = (tx: Tx, context: Context, personId: PersonId): Promise<void> =>
  updateAccountSeen(tx, context.authorityId, personId, toCivilDate(context.now()));

/**
 * Nobody enters by it any more, and nothing is written to it. Made first when there is none: paper letters
 * stop too.
 */
export async function closeAccount(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  if (!(await findAccountRow(tx, context.authorityId, personId)))
    await createAccount(tx, context, { personId });
  await updateClosed(tx, context.authorityId, personId, toCivilDate(context.now()));
}

/** The address that it had works again. */
export async function resumeAccount(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  await updateClosed(tx, context.authorityId, personId, null);
}

/** The form in which addresses are compared: NFKC, lower case (the local part too: people mistype it). */
export function toComparableEmail(email: string): string {
  return toTidyText(email).toLowerCase();
}

export function computeEmailIndex(context: Context, email: string): Buffer {
  return computeBlindIndex(context, "email", toComparableEmail(email));
}

async function sealAccountEmail(tx: Tx, context: Context, personId: PersonId, email: string | undefined) {
  if (email === undefined) return { sealed: null, index: null };
  const key = await getPersonKey(tx, context, personId);
  return { sealed: key.seal(EMAIL_FIELD, toTidyText(email)), index: computeEmailIndex(context, email) };
}
