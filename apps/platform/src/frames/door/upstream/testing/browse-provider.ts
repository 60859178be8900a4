/** A browser at the provider's: chooses who to be ("": gives up), and says where it is sent back to. */
export async function browseProvider(address: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>();
  const visit = async (url: string, init: RequestInit = {}): Promise<string> => {
    const header = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { ...init.headers, cookie: header },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (!location) throw new Error(`${answer.status} ${await answer.text()}`);
    return new URL(location, url).href;
  };
  const signInPage = await visit(address);
  const form = { method: "POST", body: new URLSearchParams({ login }) };
  let at = await visit(signInPage, form);
  while (new URL(at).port !== "3000") at = await visit(at);
  return new URL(at);
}
