import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startFakeSmtp } from "./fake-smtp.ts";
import { openMailbox } from "./mailbox.ts";
import { openSmtpMailer } from "./smtp-mailer.ts";

const FROM = "Ville de Caen <ne-pas-repondre@caen.example>";
const aMessage = (over: Partial<{ id: string; to: string; subject: string }> = {}) => ({
  id: randomUUID(),
  to: "jeanne@example.fr",
  subject: "Votre lien",
  text: "Bonjour",
  ...over,
});

describe("the developer's mailbox", () => {
  let directory: string;
  let clock = 0;
  const open = () => openMailbox({ directory, from: FROM, now: () => new Date(clock++) });
  beforeEach(async () => {
    directory = join(await mkdtemp(join(tmpdir(), "ardeco-mail-")), "mailbox");
    clock = Date.UTC(2026, 10, 24);
  });
  afterEach(() => rm(join(directory, ".."), { recursive: true, force: true }));

  it("shows the newest message first and keeps it over a restart, for its owner's eyes only", async () => {
    const mailbox = await open();
    const [first, second] = [aMessage({ subject: "un" }), aMessage({ subject: "deux" })];
    await mailbox.deliver(first);
    await mailbox.deliver(second);
    expect(mailbox.list().map((message) => message.subject)).toEqual(["deux", "un"]);
    const again = await open();
    expect(again.list()).toEqual(mailbox.list());
    expect(again.get(first.id)?.text).toBe("Bonjour");
    expect((await stat(join(directory, `${first.id}.json`))).mode & 0o777).toBe(0o600);
  });

  it("holds a message delivered twice once", async () => {
    const mailbox = await open();
    const message = aMessage();
    await Promise.all([mailbox.deliver(message), mailbox.deliver(message)]);
    expect(mailbox.list()).toHaveLength(1);
  });

  it("never holds more than 500", async () => {
    const mailbox = await open();
    const first = aMessage();
    await mailbox.deliver(first);
    for (let sent = 0; sent < 500; sent++) await mailbox.deliver(aMessage());
    expect(mailbox.list()).toHaveLength(500);
    expect(mailbox.get(first.id)).toBeNull();
    expect(await readdir(directory)).toHaveLength(500);
  });

  it("refuses an id that would name another file", async () => {
    await expect((await open()).deliver(aMessage({ id: "../../evil" }))).rejects.toThrow(TypeError);
  });
});

describe("SMTP", () => {
  it("delivers once, with a Message-ID that lets a mailbox recognise a second sending", async () => {
    await using smtp = await startFakeSmtp();
    const mailer = openSmtpMailer({ url: smtp.url, from: FROM });
    const message = aMessage();
    await mailer.deliver(message);
    await mailer.deliver(message);
    mailer.close();
    expect(smtp.messages).toHaveLength(1);
    expect(smtp.messages[0]).toContain(`Message-ID: <${message.id}@caen.example>`);
    expect(smtp.messages[0]).toContain("Subject: Votre lien");
  });

  it.each(["a@example.fr, eve@evil.example", "a@example.fr>\r\nRCPT TO:<eve@evil.example"])(
    "never adds a recipient hidden in %j",
    async (to) => {
      await using smtp = await startFakeSmtp();
      const mailer = openSmtpMailer({ url: smtp.url, from: FROM });
      await mailer.deliver(aMessage({ to })).catch(() => {});
      mailer.close();
      expect(smtp.recipients.filter((recipient) => /^<eve@evil/.test(recipient))).toEqual([]);
      expect(smtp.recipients.length).toBeLessThanOrEqual(1);
    },
  );

  it("never adds a header hidden in a subject", async () => {
    await using smtp = await startFakeSmtp();
    const mailer = openSmtpMailer({ url: smtp.url, from: FROM });
    await mailer.deliver(aMessage({ subject: "Bonjour\r\nBcc: eve@evil.example" }));
    mailer.close();
    expect(smtp.messages[0]).not.toMatch(/^Bcc:/m);
  });

  it("gives up on a server that says nothing", async () => {
    await using smtp = await startFakeSmtp({ silent: true });
    const mailer = openSmtpMailer({ url: smtp.url, from: FROM, timeoutMs: 50 });
    await expect(mailer.deliver(aMessage())).rejects.toThrow(/Greeting never received|Timeout/);
    mailer.close();
  });

  it("never sends an account's password to a server without encryption", async () => {
    await using smtp = await startFakeSmtp();
    const url = smtp.url.replace("smtp://", "smtp://compte:secret@");
    const mailer = openSmtpMailer({ url, from: FROM, timeoutMs: 1_000 });
    await expect(mailer.deliver(aMessage())).rejects.toThrow();
    mailer.close();
    expect(smtp.messages).toEqual([]);
  });
});
