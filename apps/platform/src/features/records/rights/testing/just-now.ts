import type { Context } from "../../../../kernel/context.ts";

/** A session of the account's owner, opened by a link this very instant. */
export const justNow = (person: Context) => ({ method: "email_link", createdAt: person.now() }) as const;
