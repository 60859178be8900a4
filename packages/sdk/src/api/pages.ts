import type { Connection } from "../connection.ts";
import { apiRoot, callApi, refusalOf } from "./call-api.ts";

/**
 * The pages of a list, one after the other (`Link`, rel="next", RFC 8288): asked only as they are read. A
 * link that leads out of the town's API is not followed. Throws ApiRefused.
 * @param path such as `/subscriptions?limit=100`
 */
export async function* pagesOf(
  connection: Connection,
  path: string,
): AsyncGenerator<unknown, void, undefined> {
  const root = apiRoot(connection);
  for (let address: string | undefined = `${root}${path}`; address !== undefined; ) {
    const answer: Response = await callApi(connection, address, { method: "GET" });
    if (!answer.ok) throw await refusalOf(answer);
    yield await answer.json();
    address = nextIn(answer.headers.get("link") ?? "", root);
  }
}

function nextIn(header: string, root: string): string | undefined {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/.exec(header)?.[1];
  if (target === undefined || !URL.canParse(target, root)) return undefined;
  const { href } = new URL(target, root);
  return href.startsWith(`${root}/`) ? href : undefined;
}
