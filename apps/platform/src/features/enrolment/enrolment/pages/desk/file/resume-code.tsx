import { LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { CodeSheet } from "../../../../../../frames/desk/common/code-sheet.tsx";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { formatPathAddress } from "../../../../../../kernel/hosts.ts";
import { parsePathId } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { formatNameInUse, readElements } from "../../../../../identity/identity/index.ts";
import { getFile, issueResumeCode } from "../../../index.ts";
import { deskCodeWords } from "./code-words.ts";
import { showFile } from "./file-page.tsx";

const SENT_MEANWHILE = { status: 409, typed: new Map(), errors: [], conflict: true };

/**
 * For somebody whose enrolment is not finished: one sheet to take home, with the code and where to type it.
 * Shown once, in the answer to a post: only the digest of the code is kept.
 */
export async function showResumeCode(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  requireCapability(context, "person.enrol");
  const fileId = parsePathId<"file">(request, "id");
  const { state, personId } = await getFile(context, fileId);
  const name = formatNameInUse(await readElements(context, personId));
  if (state !== "draft") return showFile(request, reply, SENT_MEANWHILE);
  const code = await issueResumeCode(context, { fileId });
  const words = deskCodeWords(language);
  const at = buildDeskAddresses(brand);
  reply.header("cache-control", "no-store");
  return sendDeskPage(
    reply,
    {
      title: words.title,
      place: "people",
      width: "task",
      above: [{ href: at.file(fileId), label: words.file }],
    },
    <>
      <CodeSheet
        title={name ? words.titleFor(name) : words.title}
        label={words.code}
        code={code}
        go={words.go}
        address={formatPathAddress(context.ports.hosts, `/${brand.slug}/reprise`)}
        steps={[words.type, words.finish]}
      >
        <p>{words.keep}</p>
      </CodeSheet>
      <p class="ar-desk-screen-only">{words.print}</p>
      <LinkButton href={at.file(fileId)} variant="secondary">
        {words.file}
      </LinkButton>
    </>,
  );
}
