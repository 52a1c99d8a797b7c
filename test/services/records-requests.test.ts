import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { openPackage, packageEntries } from "../../main/packages/open/index.ts";
import { verifyPackage } from "../../main/packages/verify/index.ts";
import { parseKeptPack } from "../../main/policies/index.ts";
import type { NewRequest } from "../../preload/contract/records.ts";
import { ByHand } from "./by-hand.ts";
import { codeOf, documentedCase, noWork, RecordsDay, screenshot, sha256 } from "./records-day.ts";

const asked: NewRequest = {
  requester: { name: "Robin Invented", contact: "robin@invented.example", organisation: "" },
  what: "Everything that was removed from the parks page in November",
  reference: "PRR-7",
  how: "e-mail",
  receivedOn: "2026-11-20",
  due: null,
};
const answered = { answeredOn: "2026-11-20", how: "e-mail", words: "Here is what you asked for." };

async function withRequest() {
  const [day, hand] = [new RecordsDay(), new ByHand()];
  const again = { clock: hand.clock, timers: hand.timers };
  const run = await day.start(again);
  const id = await documentedCase(run);
  const { requests } = run.ready.records;
  const request = requests.register(asked).row.id;
  const sealed = run.ready.log.caseEntries(id).find(({ kind }) => kind === "evidence.sealed")?.seq ?? -1;
  return { day, hand, run, again, requests, request, caseId: id, sealed };
}

const area = { x: 5, y: 5, width: 10, height: 10 };

/** Redacted pictures and originals alike. */
const files = (day: RecordsDay) =>
  readdirSync(day.desk.file("evidence"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe("[A-6.e.i] a records request", () => {
  it("is refused without what was asked for, from tomorrow, or due before it came", async () => {
    const { requests } = await withRequest();
    expect(await codeOf(() => requests.register({ ...asked, what: " " }))).toBe("TEXT_EMPTY");
    expect(await codeOf(() => requests.register({ ...asked, receivedOn: "2026-11-22" }))).toBe("DATE_INVALID");
    expect(await codeOf(() => requests.register({ ...asked, receivedOn: "2026-02-30" }))).toBe("DATE_INVALID");
    expect(await codeOf(() => requests.register({ ...asked, receivedOn: "1989-12-31" }))).toBe("DATE_INVALID");
    expect(await codeOf(() => requests.register({ ...asked, receivedOn: "0202-11-20" }))).toBe("DATE_INVALID");
    expect(await codeOf(() => requests.register({ ...asked, due: "2026-11-19" }))).toBe("DATE_INVALID");
    expect(await codeOf(() => requests.get("nobody"))).toBe("REQUEST_NOT_KNOWN");
  });

  it("says who answers it by the pack, under which law, and by when; it may be put off with a reason", async () => {
    const { requests, request, run } = await withRequest();
    const { row, law } = requests.get(request);
    expect(row).toMatchObject({ authority: "Harbour Clerk", due: "2026-12-10", standing: "open", reference: "PRR-7" });
    expect(law).toBe("Harbour Act, section 4");
    expect(await codeOf(() => requests.putOff(request, "2026-11-01", "later"))).toBe("DATE_INVALID");
    expect(requests.putOff(request, "2026-12-20", "The archive is closed").row.due).toBe("2026-12-20");
    expect(run.ready.log.deskEntries("request.received")[0]?.entry.fields.due).toBe("2026-12-10");
  });

  it("withholds only known fields of chosen entries under the pack's provisions, and counts each change", async () => {
    const { requests, request, caseId, sealed } = await withRequest();
    const withhold = (seq: number, field: string, provision: string | null) => () =>
      requests.withhold(request, [{ seq, field }], provision);
    expect(await codeOf(withhold(0, "author", "minors"))).toBe("ENTRY_UNKNOWN");
    expect(await codeOf(() => requests.choose(request, ["no-case"]))).toBe("CASE_UNKNOWN");
    expect(requests.choose(request, [caseId]).revision).toBe(1);
    expect(await codeOf(withhold(0, "password", "minors"))).toBe("FIELD_UNKNOWN");
    expect(await codeOf(withhold(0, "author", "no-law"))).toBe("PROVISION_UNKNOWN");
    const view = requests.withhold(request, [{ seq: 0, field: "author" }], "minors");
    expect(view.revision).toBe(2);
    expect(view.slip).toEqual([
      { item: "Entry 0: author", provision: "Names of children.", citation: "Harbour Act, section 9" },
    ]);
    expect(view.cases[0]?.entries[0]?.fields.find(({ name }) => name === "author")?.withheld).toBe("minors");
    expect(requests.withhold(request, [{ seq: 0, field: "author" }], null).withheld).toEqual([]);
    expect(
      requests.leaveOut(request, [{ seq: sealed, provision: null }]).cases[0]?.entries.map(({ leftOut }) => leftOut),
    ).toEqual([false, true]);
    expect(requests.choose(request, []).cases).toEqual([]);
  });

  it("finds words in what would go out, and says where they are withheld already", async () => {
    const { requests, request, caseId, run, sealed } = await withRequest();
    requests.choose(request, [caseId]);
    run.ready.log.indexText(sha256(screenshot()), "posted by River Walker", "test");
    const hits = () => requests.findWords(request, "rÍver").map(({ seq, field, withheld }) => [seq, field, withheld]);
    expect(hits()).toEqual([
      [0, "author", false],
      [sealed, "picture", false],
    ]);
    requests.withhold(request, [{ seq: 0, field: "author" }], "minors");
    await requests.redact({
      id: request,
      seq: sealed,
      areas: [area],
      provision: "minors",
      hidesFile: false,
      png: null,
    });
    expect(hits().map(([, , withheld]) => withheld)).toEqual([true, true]);
    expect(requests.findWords(request, "  ")).toEqual([]);
  });

  it("keeps a redacted picture over a restart, for every entry that names the original, until it is taken back", async () => {
    const { requests, request, caseId, run, sealed, day, again } = await withRequest();
    const other = await documentedCase(run);
    requests.choose(request, [caseId, other]);
    const redact = (areas: readonly (typeof area)[]) =>
      requests.redact({ id: request, seq: sealed, areas, provision: "minors", hidesFile: false, png: null });
    expect(await codeOf(() => redact([{ ...area, x: 35 }]))).toBe("REDACTION_AREA_INVALID");
    const view = await redact([area]);
    expect(view.redactions).toHaveLength(2);
    const { bytes } = await requests.redacted(request, sealed);
    expect(decode(bytes).data[(7 * 40 + 7) * 3]).toBe(0);
    expect(files(day)).toHaveLength(2);
    await run.close();
    const later = await day.desk.run(again);
    const kept = later.ready.records.requests;
    expect((await kept.redacted(request, sealed)).bytes.length).toBe(bytes.length);
    await kept.redact({ id: request, seq: sealed, areas: [], provision: "minors", hidesFile: false, png: null });
    expect(kept.get(request).redactions).toEqual([]);
    expect(files(day)).toHaveLength(1);
  });

  it("releases only what was looked at, and nothing where nothing was chosen", async () => {
    const { requests, request, caseId, day, run } = await withRequest();
    const release = (revision: number) =>
      codeOf(() => requests.release({ id: request, revision, ...answered, folder: day.place }, noWork()));
    expect(await release(0)).toBe("REQUEST_NOTHING_CHOSEN");
    requests.choose(request, [caseId]);
    expect(await release(0)).toBe("RELEASE_UNREVIEWED");
    const racing = { ...noWork(), onProgress: () => void requests.leaveOut(request, []) };
    const asked = { id: request, revision: 1, ...answered, folder: day.place };
    expect(await codeOf(() => requests.release(asked, racing))).toBe("RELEASE_UNREVIEWED");
    expect(readdirSync(day.place)).toEqual([]);
    expect(run.ready.log.deskEntries("request.released")).toEqual([]);
  });

  it("[A-6.g.ii] [N-VI.B] is answered by a package that verifies, holds no withheld word and no original, and names the authority", async () => {
    const { requests, request, caseId, sealed, day, run } = await withRequest();
    requests.choose(request, [caseId]);
    requests.withhold(request, [{ seq: 0, field: "author" }], "minors");
    const { revision } = await requests.redact({
      id: request,
      seq: sealed,
      areas: [area],
      provision: "secrets",
      hidesFile: false,
      png: null,
    });
    const view = await requests.release({ id: request, revision, ...answered, folder: day.place }, noWork());
    expect(view.row).toMatchObject({ standing: "released-in-part", answeredOn: "2026-11-20" });
    const name = `custodia-release-${request}.zip`;
    expect(view.answer).toMatchObject({ title: "Social Media Coordinator", package: { name } });
    execFileSync("unzip", ["-q", join(day.place, name), "-d", day.place]);
    const bag = join(day.place, name.replace(/\.zip$/, ""));
    const inside = readdirSync(bag, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const all = inside.map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1")).join("\n");
    expect(all).not.toContain("River_Walker");
    expect(existsSync(join(bag, "data/evidence", `${sha256(screenshot())}.png`))).toBe(false);
    expect(JSON.parse(readFileSync(join(bag, "data/release.json"), "utf8")).authority).toBe("Harbour Clerk");
    expect(readFileSync(join(bag, "data/withholding-slip.html"), "utf8")).toContain("Harbour Clerk");
    const file = await openPackage(join(day.place, name), { identities: [] });
    const report = await verifyPackage(file, { readPack: parseKeptPack });
    file.close();
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ ok: true, kind: "release" });
    const [entry] = run.ready.log.deskEntries("request.released");
    expect(entry?.entry.fields).toMatchObject({
      entries: [0, sealed],
      withheld: [{ seq: 0, field: "author", provision: "minors" }],
      redactions: [{ seq: sealed, provision: "secrets", original: sha256(screenshot()) }],
    });
    expect(await codeOf(() => requests.choose(request, []))).toBe("REQUEST_ANSWERED");
    expect(requests.get(request).slip).toHaveLength(2);
  });

  it("[N-VI.B] shows whoever withholds a field what it says, and hands out none of it", async () => {
    const { requests, request, caseId, day } = await withRequest();
    const chosen = requests.choose(request, [caseId]).cases.flatMap(({ entries }) => entries);
    const all = chosen.flatMap(({ seq, fields }) => fields.map(({ name }) => ({ seq, field: name })));
    const view = requests.withhold(request, all, "minors");
    const shown = view.cases.flatMap(({ entries }) => entries.flatMap(({ fields }) => fields));
    expect(shown.find(({ name }) => name === "content")).toMatchObject({
      value: "You will regret this.",
      withheld: "minors",
    });
    expect(shown.every(({ withheld }) => withheld === "minors")).toBe(true);
    const { revision } = view;
    await requests.release({ id: request, revision, ...answered, folder: day.place }, noWork());
    const path = join(day.place, `custodia-release-${request}.zip`);
    const file = await openPackage(path, { identities: [] });
    const disclosed: string[] = [];
    for await (const { disclosures } of packageEntries(file)) disclosed.push(...disclosures);
    expect(disclosed).toEqual([]);
    expect([...file.list()].filter((member) => member.path.startsWith("data/evidence/"))).toEqual([]);
    file.close();
    // A zip of stored files: whatever stands in one of them stands in its bytes.
    const bytes = readFileSync(path, "latin1");
    for (const words of ["River_Walker", "regret this", "sample_parks", "shot-200"]) expect(bytes).not.toContain(words);
    expect(bytes).toContain("Names of children.");
  });

  it("is refused, or answered with nothing found, without a package", async () => {
    const { requests, request, caseId, sealed, run, day } = await withRequest();
    requests.choose(request, [caseId]);
    await requests.redact({
      id: request,
      seq: sealed,
      areas: [area],
      provision: "minors",
      hidesFile: false,
      png: null,
    });
    const refuse = (provision: string | null) =>
      requests.answer({ id: request, outcome: "refused", provision, ...answered });
    expect(await codeOf(() => refuse(null))).toBe("PROVISION_UNKNOWN");
    const view = await refuse("secrets");
    expect(view.row.standing).toBe("refused");
    expect(view.slip).toEqual([
      { item: "All that was asked for", provision: "Whatever helps smugglers.", citation: "Harbour Act, section 10" },
    ]);
    expect(files(day)).toHaveLength(1);
    const other = requests.register(asked).row.id;
    const none = { id: other, outcome: "nothing-found", provision: null, ...answered } as const;
    expect(await codeOf(() => requests.answer({ ...none, answeredOn: "2026-11-19" }))).toBe("DATE_INVALID");
    expect((await requests.answer(none)).row.standing).toBe("nothing-found");
    expect(run.ready.records.desk().requests.map(({ standing }) => standing)).toEqual(["nothing-found", "refused"]);
  });

  it("stands against the disposal of a case that it has chosen, and under a hold", async () => {
    const { requests, request, caseId, run } = await withRequest();
    requests.choose(request, [caseId]);
    const { retention } = run.ready.records;
    expect(retention.plan({ kind: "case", id: caseId }).requests).toEqual([request]);
    retention.hold({ kind: "request", id: request }, "A court asked for it");
    expect(requests.get(request).row.held).toBe(true);
    const dispose = {
      subject: { kind: "request", id: request } as const,
      authority: "Retention schedule 4",
      reason: "Its time is over",
      approvedBy: { name: "Sam Second", role: "Clerk" },
      entries: 1,
    };
    expect(await codeOf(() => retention.dispose(dispose))).toBe("HOLD_STANDS");
  });

  it("leaves nothing of itself when it is disposed of after its answer", async () => {
    const { requests, request, run } = await withRequest();
    requests.putOff(request, "2026-12-20", "The archive is closed");
    await requests.answer({ id: request, outcome: "withdrawn", provision: null, ...answered });
    const { retention } = run.ready.records;
    const subject = { kind: "request", id: request } as const;
    const { entries } = retention.plan(subject);
    const order = { authority: "Retention schedule 4", reason: "Its time is over", entries };
    const desk = await retention.dispose({ subject, ...order, approvedBy: { name: "Sam Second", role: "Clerk" } });
    expect(desk.requests).toMatchObject([{ disposed: true, what: "", standing: "released" }]);
    expect(desk.disposals).toHaveLength(1);
    const report = await run.ready.verify(() => undefined, new AbortController().signal);
    expect(report.ok).toBe(true);
  });
});
