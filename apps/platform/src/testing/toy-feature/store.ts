import type { Tx } from "../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../kernel/ids.ts";

type Tables = {
  readonly toy_loan: {
    readonly authority_id: string;
    readonly id: string;
    readonly person_id: string;
    readonly toy: string;
    readonly lent_on: string;
    readonly reminded: boolean;
  };
};

const toToyTables = (tx: Tx) => tx.withTables<Tables>();

export const insertLoan = (tx: Tx, row: Omit<Tables["toy_loan"], "reminded">) =>
  toToyTables(tx)
    .insertInto("toy_loan")
    .values({ ...row, reminded: false })
    .execute();

/** Of all these people, in one statement. */
export const listLoans = (tx: Tx, authorityId: AuthorityId, personIds: readonly PersonId[]) =>
  toToyTables(tx)
    .selectFrom("toy_loan")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "in", [...personIds])
    .orderBy("lent_on")
    .execute();

export type Loan = Awaited<ReturnType<typeof listLoans>>[number];

export const setLoanReminded = (tx: Tx, authorityId: AuthorityId, id: string) =>
  toToyTables(tx)
    .updateTable("toy_loan")
    .set({ reminded: true })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();

export async function deletePersonLoans(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await toToyTables(tx)
    .deleteFrom("toy_loan")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}
