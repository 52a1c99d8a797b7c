import type { CaseView } from "../../main/model/case-view.ts";
import type { RunningApp } from "./app.ts";

/** A whole PNG of one pixel. */
export const tinyPng = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
    "base64",
  ),
);

interface Wishes {
  readonly content?: string;
  readonly author?: string;
  readonly accountName?: string;
  /** Another one than of the account that is there already. */
  readonly handle?: string;
  readonly address?: string | null;
}

/** Starts a case over the bridge, on an account made for it. */
export async function startCase(app: RunningApp, wishes: Wishes = {}): Promise<CaseView> {
  const account = await app.get("accounts.add", {
    department: "Parks and Recreation",
    platform: "Facebook",
    handle: wishes.handle ?? "ParksExample",
    name: wishes.accountName ?? "Example Parks",
    address: null,
    since: null,
  });
  return await app.get("cases.start", {
    account: account.id,
    address: wishes.address ?? null,
    author: wishes.author ?? "Casey Example",
    content: wishes.content ?? "An abusive comment.",
    contentKind: "comment",
    postedAt: null,
    published: true,
  });
}

/** Seals the one-pixel picture as "before" of a case. */
export async function sealPicture(app: RunningApp, view: CaseView, name = "comment.png"): Promise<CaseView> {
  const { source } = await app.get("evidence.begin", { name, bytes: tinyPng.length });
  await app.get("evidence.chunk", { source, bytes: tinyPng });
  const request = { source, case: view.summary.id, purpose: "before", note: "" } as const;
  return (await app.get("evidence.seal", request)).view;
}
