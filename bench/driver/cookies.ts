import type { Answer } from "./connection.ts";

/** Cookies of one browser at one provider; paths do not matter here. */
export function openCookies(first: string) {
  const kept = new Map<string, string>();
  const keepOne = (pair: string) => {
    const at = pair.indexOf("=");
    kept.set(pair.slice(0, at), pair.slice(at + 1));
  };
  if (first !== "") keepOne(first);
  return {
    keep({ head }: Answer) {
      for (const [, pair = ""] of head.matchAll(/\r\nset-cookie: ([^;\r]+)/gi)) keepOne(pair);
    },
    header: () => [...kept].map(([name, value]) => `${name}=${value}`).join("; "),
  };
}
