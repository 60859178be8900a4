import type { Provider } from "oidc-provider";
import { isOfProvider } from "./library-context.ts";
import type { Issuer, OpenIdParts, SignedPerson } from "./parts.ts";

type Session = Awaited<ReturnType<Provider["Session"]["get"]>>;

/**
 * The platform's own session decides who is there: whoever signed in to it needs no second login here, nor a
 * detour by our pages (`prompt=none` then works in a new browser); whoever left it, or changed, has left here
 * too.
 */
export function mountPlatformSession(provider: Provider, parts: OpenIdParts, issuer: Issuer): void {
  const { Session } = provider;
  const getOwn = Session.get.bind(Session);
  Session.get = async (ctx) => {
    // On the other routes (a resumed request, a logout) the session is as it was.
    if (!isOfProvider(ctx) || ctx.oidc.route !== "authorization") return getOwn(ctx);
    const [own, here] = await Promise.all([getOwn(ctx), parts.findSignedIn(ctx.req, issuer)]);
    if (here && isSameAuthentication(own, here)) return own;
    const stays = own.accountId === undefined || own.accountId === here?.personId;
    const session = stays ? own : await createReplacementSession(own, provider);
    if (here) {
      const [loginTs, amr] = [toSeconds(here.signedInAt), [...here.methods]];
      session.loginAccount({ accountId: here.personId, loginTs, amr, acr: here.level });
      // As the library marks a session to save; an interaction that follows looks it up.
      Object.assign(session, { touched: true });
    }
    return session;
  };
}

const toSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Somebody who signed in again, by a passkey after a link, is told as such from then on. */
function isSameAuthentication(own: Session, { personId, signedInAt, level }: SignedPerson): boolean {
  return own.accountId === personId && own.loginTs === toSeconds(signedInAt) && own.acr === level;
}

async function createReplacementSession(own: Session, provider: Provider): Promise<Session> {
  await own.destroy();
  return new provider.Session();
}
