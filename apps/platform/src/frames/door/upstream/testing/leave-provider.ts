/** A browser at the provider's, which closes its session: says where it is sent back to. */
export async function leaveProvider(address: string): Promise<URL> {
  const shown = await fetch(address, { redirect: "manual" });
  const body = await shown.text();
  const [, xsrf = ""] = /name="xsrf" value="([^"]+)"/.exec(body) ?? [];
  if (xsrf === "") throw new Error(`${shown.status} ${body}`);
  const cookie = shown.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const [, action = ""] = /action="([^"]+)"/.exec(body) ?? [];
  const closed = await fetch(new URL(action, address), {
    method: "POST",
    redirect: "manual",
    headers: { cookie },
    body: new URLSearchParams({ xsrf, logout: "yes" }),
  });
  return new URL(closed.headers.get("location") ?? "", address);
}
