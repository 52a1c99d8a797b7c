import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { decode } from "fast-png";
import type { CaseView } from "../../main/model/case-view.ts";
import type { RequestView } from "../../main/model/records-view.ts";
import { sealPicture, startCase } from "./a-case.ts";
import { daysAgo } from "./a-register.ts";
import { test as base, expect, type RunningApp } from "./app.ts";
import { commentPicture } from "./comment-picture.ts";
import { checkByHand, custodiaRun, textIn, unpacked } from "./standard-tools.ts";

const minor = "Jordan Sample-Minor";
const post = {
  page: "Example Parks",
  post: "The pool is closed on Monday.",
  author: minor,
  comment: "I will break the fence tonight.",
  when: "Mar 3 at 2:40 PM",
};

const test = base.extend<{ out: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
  out: async ({}, use) => {
    const out = mkdtempSync(join(tmpdir(), "custodia-out-"));
    await use(out);
    rmSync(out, { recursive: true, force: true });
  },
});

/** A case with a readable picture, over the bridge. */
async function removal(app: RunningApp): Promise<CaseView> {
  const view = await startCase(app, { author: minor, content: post.comment });
  const bytes = await commentPicture(app.page, post);
  const { source } = await app.get("evidence.begin", { name: `comment of ${minor}.png`, bytes: bytes.length });
  await app.get("evidence.chunk", { source, bytes: new Uint8Array(bytes) });
  const sealed = { source, case: view.summary.id, purpose: "before", note: "" } as const;
  return (await app.get("evidence.seal", sealed)).view;
}

function register(app: RunningApp): Promise<RequestView> {
  return app.get("requests.register", {
    requester: { name: "Casey Resident", contact: "casey@sample.invalid", organisation: "" },
    what: "Everything that was removed from the parks page in March.",
    reference: "PRR-2026-014",
    how: "By e-mail",
    receivedOn: daysAgo(0),
    due: null,
  });
}

function provisionOf(app: RunningApp): Promise<string> {
  return app.get("app.state", null).then(async (state) => {
    if (state.phase !== "ready") throw new Error(state.phase);
    const pack = await app.get("policy.get", { ref: state.pack });
    const [first] = pack.records.provisions;
    if (first === undefined) throw new Error("no provision");
    return first.id;
  });
}

test("[A-6.e.i] a request is answered with what may go out, and what may not is withheld visibly", async ({
  ready,
  out,
}) => {
  const view = await removal(ready);
  const other = await sealPicture(ready, await startCaseOf(ready, view), "another.png");
  const { row } = await register(ready);
  expect(row.standing).toBe("open");
  expect(row.due > row.receivedOn).toBe(true);
  const provision = await provisionOf(ready);
  const { id } = row;
  let request = await ready.get("requests.choose", { id, cases: [view.summary.id, other.summary.id] });
  const [first] = request.cases;
  const [opened, sealed] = first?.entries ?? [];
  if (opened === undefined || sealed?.evidence === null || sealed === undefined) throw new Error("no entries");
  const original = sealed.evidence.sha256;
  await ready.get("requests.withhold", { id, fields: [{ seq: opened.seq, field: "author" }], provision });
  const areas = [{ x: 116, y: 306, width: 400, height: 40 }];
  request = await ready.get("requests.redact", {
    id,
    seq: sealed.seq,
    source: null,
    areas,
    provision,
    hidesFile: false,
  });
  const stale = request.revision;
  request = await ready.get("requests.withhold", { id, fields: [{ seq: sealed.seq, field: "note" }], provision });
  const answer = { id, answeredOn: row.receivedOn, how: "By e-mail", words: "Here is what we hold." };
  await ready.answerFiles(out);
  expect(await ready.ask("requests.release", { ...answer, revision: stale })).toMatchObject({
    ok: false,
    error: { code: "RELEASE_UNREVIEWED" },
  });
  await ready.answerFiles(out);
  const released = await ready.get("requests.release", { ...answer, revision: request.revision });
  expect(released?.row.standing).toBe("released-in-part");
  const file = join(out, readdirSync(out)[0] ?? "");
  expect(basename(file)).toBe(`custodia-release-${id}.zip`);

  const bag = unpacked(file);
  expect(checkByHand(bag)).toEqual({ code: 0, out: "" });
  expect(custodiaRun("verify", file)).toMatchObject({ code: 0 });
  expect(textIn(bag, "data/withheld.csv")).toContain(original);
  const evidence = readdirSync(join(bag, "data", "evidence"));
  expect(evidence.some((name) => name.startsWith(original))).toBe(false);
  const redacted = evidence.find((name) => textIn(bag, "data/withheld.csv").includes(name.slice(0, 64)));
  const picture = readFileSync(join(bag, "data", "evidence", redacted ?? ""));
  const { data, width, channels } = decode(picture);
  const at = (x: number, y: number) => [...data.subarray((y * width + x) * channels, (y * width + x) * channels + 3)];
  expect(at(120, 310)).toEqual(at(515, 345));
  expect(picture.includes("tEXt") || picture.includes("eXIf")).toBe(false);
  const everything = readdirSync(bag, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  // The name stands in the file's own name as well: that field was not withheld, so that only the author's is gone.
  expect(everything.some((bytes) => bytes.includes(Buffer.from(`"author","${minor}"`)))).toBe(false);
});

async function startCaseOf(app: RunningApp, like: CaseView): Promise<CaseView> {
  return await app.get("cases.start", {
    account: like.summary.account.id,
    address: null,
    author: "Another Author",
    content: "Another comment.",
    contentKind: "comment",
    postedAt: null,
    published: true,
  });
}

test.describe("under the policy of Anoka", () => {
  test.use({ pack: "anoka" });

  test("[N-VI.B] a request names the authority that answers it, and so does the package", async ({ ready, out }) => {
    const view = await removal(ready);
    const { row } = await register(ready);
    expect(row.authority).toBe("Assistant City Manager");
    const request = await ready.get("requests.choose", { id: row.id, cases: [view.summary.id] });
    await ready.answerFiles(out);
    const answer = { id: row.id, answeredOn: row.receivedOn, how: "By e-mail", words: "All of it." };
    await ready.get("requests.release", { ...answer, revision: request.revision });
    const bag = unpacked(join(out, readdirSync(out)[0] ?? ""));
    expect(textIn(bag, "data/report.html")).toContain("Assistant City Manager");
  });
});

test("a request that holds nothing is answered without a package, once", async ({ ready }) => {
  const { row } = await register(ready);
  const answer = {
    id: row.id,
    outcome: "nothing-found",
    provision: null,
    answeredOn: row.receivedOn,
    how: "By e-mail",
    words: "We looked and hold nothing of that kind.",
  } as const;
  const answered = await ready.get("requests.answer", answer);
  expect(answered.row.standing).toBe("nothing-found");
  expect(await ready.ask("requests.answer", answer)).toMatchObject({ error: { code: "REQUEST_ANSWERED" } });
});

test("[A-6.h.ii] an incident is in the log, has a message for IT, and stays open until IT has acknowledged it", async ({
  ready,
}) => {
  const view = await startCase(ready);
  const { source } = await ready.get("evidence.begin", { name: "sign-in.png", bytes: 68 });
  await ready.get("evidence.discard", { source });
  const incident = await ready.get("incidents.report", {
    account: view.summary.account.id,
    ofCase: view.summary.id,
    sort: "takeover",
    what: "Somebody changed the password.",
    since: null,
    noticedAt: new Date(Date.now() - 60_000).toISOString(),
    told: [],
    sources: [],
  });
  const { text } = await ready.get("incidents.message", { id: incident.id });
  expect(text).toContain("Somebody changed the password.");
  expect((await ready.get("records.desk", null)).incidents).toMatchObject([{ acknowledged: null }]);
  await ready.get("incidents.acknowledge", {
    id: incident.id,
    at: new Date().toISOString(),
    by: { name: "Sam Sample", role: "Help Desk" },
    reference: "T-1",
    note: "",
  });
  expect((await ready.get("records.desk", null)).incidents).toMatchObject([{ acknowledged: { reference: "T-1" } }]);
});
