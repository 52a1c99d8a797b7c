/** The app with what the specs of exports and requests begin with: a place for packages, sample cases, a removal with a readable picture. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CaseView } from "../../main/model/case-view.ts";
import { startCase } from "./a-case.ts";
import { test as base, RunningApp } from "./app.ts";
import { commentPicture, type Post } from "./comment-picture.ts";
import { RecordsDesk } from "./records-desk.ts";
import { fillWithSample } from "./sample.ts";

interface Fixtures {
  /** Where packages go. */
  out: string;
  /** A desk whose first run is done and whose log is empty. */
  desk: RecordsDesk;
  /** A desk with a dozen invented cases. */
  sample: RecordsDesk;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
  out: async ({}, use) => {
    const out = mkdtempSync(join(tmpdir(), "custodia-out-"));
    await use(out);
    rmSync(out, { recursive: true, force: true });
  },
  desk: async ({ ready }, use) => {
    ready.page.setDefaultTimeout(15_000);
    await use(new RecordsDesk(ready));
  },
  sample: async ({ folder }, use) => {
    fillWithSample(folder, "anchorage-pp-16-5", 12);
    const app = await RunningApp.start(folder);
    app.page.setDefaultTimeout(15_000);
    await use(new RecordsDesk(app));
    await app.close();
  },
});

export const minor = "Jordan Sample-Minor";

export const post: Post = {
  page: "Example Parks",
  post: "The pool is closed on Monday.",
  author: minor,
  comment: "I will break the fence tonight.",
  when: "Mar 3 at 2:40 PM",
};

/** A case with its picture, over the bridge: the author's name stands in the entries and in the picture. */
export async function removal(app: RunningApp, shown: Post = post, name = "comment.png"): Promise<CaseView> {
  const view = await startCase(app, { author: shown.author, content: shown.comment });
  const bytes = await commentPicture(app.page, shown);
  const { source } = await app.get("evidence.begin", { name, bytes: bytes.length });
  await app.get("evidence.chunk", { source, bytes: new Uint8Array(bytes) });
  const asked = { source, case: view.summary.id, purpose: "before", note: "" } as const;
  return (await app.get("evidence.seal", asked)).view;
}
