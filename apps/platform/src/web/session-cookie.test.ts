import { describe, expect, it } from "vitest";
import { formatEndedSessionCookie, readRawSessionCookie, readSessionCookie } from "./session-cookie.ts";

const caen = { slug: "caen", publicUrl: "https://services.example" };
const name = "__Host-ardeco_espace-caen";

describe("the cookie of a session, over https", () => {
  it("belongs to this host and to one authority: neither a sibling host nor another authority replaces it", () => {
    expect(readSessionCookie({ [name]: "token" }, "person", caen)).toBe("token");
    for (const planted of ["ardeco_espace", "__Secure-ardeco_espace", "__Host-ardeco_espace-ifs"]) {
      expect(readSessionCookie({ [planted]: "token" }, "person", caen)).toBeUndefined();
      expect(readRawSessionCookie(`${planted}=token`, "person", caen)).toBeUndefined();
    }
    expect(readSessionCookie({ [name]: "token" }, "staff", caen)).toBeUndefined();
    expect(readRawSessionCookie(`a=b; ${name}=token; c=d`, "person", caen)).toBe("token");
  });

  it("ends by a cookie that a browser takes: secure, path / and no domain", () => {
    const ended = `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure`;
    expect(formatEndedSessionCookie("person", caen)).toBe(ended);
  });
});

it("over http, where browsers refuse the prefix, the path keeps authorities apart", () => {
  const local = { ...caen, publicUrl: "http://localhost:3000" };
  expect(readSessionCookie({ ardeco_espace: "token" }, "person", local)).toBe("token");
  expect(formatEndedSessionCookie("person", local)).toBe(
    "ardeco_espace=; Path=/caen; Max-Age=0; HttpOnly; SameSite=Lax",
  );
});
