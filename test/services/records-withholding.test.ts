import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CaseEntryKind, EntryFields, Json } from "../../main/model/entry.ts";
import { openPackage } from "../../main/packages/open/index.ts";
import { verifyPackage } from "../../main/packages/verify/index.ts";
import { parseKeptPack } from "../../main/policies/index.ts";
import type { Services } from "../../main/services.ts";
import { ByHand } from "./by-hand.ts";
import { codeOf, documentedCase, noWork, RecordsDay, screenshot, sha256 } from "./records-day.ts";

const asked = {
  requester: { name: "Robin Invented", contact: "", organisation: "" },
  what: "Everything that was removed",
  reference: "",
  how: "e-mail",
  receivedOn: "2026-11-20",
  due: null,
};
const answered = { answeredOn: "2026-11-20", how: "e-mail", words: "Here is what you asked for." };
const area = { x: 5, y: 5, width: 10, height: 10 };

/** Appends an entry to a case as it is, and gives its number. */
function append<K extends CaseEntryKind>({ ready }: Services, caseId: string, kind: K, fields: EntryFields[K]): number {
  const { actor, device, policy } = ready.log.caseEntries(caseId)[0] ?? { actor: undefined };
  if (actor === undefined) throw new Error("there is no such case");
  const draft = { kind, case: caseId, policy, actor, device, fields: fields as Readonly<Record<string, Json>> };
  ready.log.record(caseId, () => [draft]);
  return ready.log.caseEntries(caseId).at(-1)?.seq ?? -1;
}

async function chosenCase() {
  const [day, hand] = [new RecordsDay(), new ByHand()];
  const run = await day.start({ clock: hand.clock, timers: hand.timers });
  const caseId = await documentedCase(run);
  const { requests } = run.ready.records;
  const request = requests.register(asked).row.id;
  requests.choose(request, [caseId]);
  const first = run.ready.log.caseEntries(caseId)[0];
  const correct = (field: string, correction: Json) =>
    append(run, caseId, "case.amended", {
      amends: { id: first?.id ?? "", seq: 0 },
      correction,
      field,
      reason: "It was typed wrong",
    });
  const release = async () => {
    const { revision } = requests.get(request);
    return await requests.release({ id: request, revision, ...answered, folder: day.place }, noWork());
  };
  const text = (path: string) => execFileSync("unzip", ["-p", join(day.place, "*.zip"), `*/${path}`]).toString("utf8");
  return { day, run, caseId, requests, request, correct, release, text };
}

async function faults(file: string) {
  const opened = await openPackage(file, { identities: [] });
  try {
    return (await verifyPackage(opened, { readPack: parseKeptPack, ownPacks: new Map() })).faults;
  } finally {
    opened.close();
  }
}

type Chosen = Awaited<ReturnType<typeof chosenCase>>;

/** Names of the fields of an entry that are withheld. */
function withheldOf({ requests, request }: Chosen, seq: number): readonly string[] {
  const entries = requests.get(request).cases.flatMap((one) => one.entries);
  return entries
    .filter((one) => one.seq === seq)
    .flatMap(({ fields }) => fields.flatMap((one) => (one.withheld === null ? [] : [one.name])));
}

describe("[A-6.e.i] an entry that is left out of a release", () => {
  it("is left out under a provision of the pack, or because it was not asked for, and under nothing else", async () => {
    const { requests, request } = await chosenCase();
    const leaveOut = (seq: number, provision: string | null) => () => requests.leaveOut(request, [{ seq, provision }]);
    expect(await codeOf(leaveOut(1, "no-law"))).toBe("PROVISION_UNKNOWN");
    expect(await codeOf(leaveOut(9, null))).toBe("ENTRY_UNKNOWN");
    expect(leaveOut(1, null)().slip).toEqual([
      { item: "Entry 1: all of it", provision: "It was not asked for.", citation: "It was not asked for." },
    ]);
    const view = leaveOut(1, "minors")();
    expect(view.cases[0]?.entries.map((one) => [one.leftOut, one.leftOutUnder])).toEqual([
      [false, null],
      [true, "minors"],
    ]);
    expect(view.slip).toEqual([
      { item: "Entry 1: all of it", provision: "Names of children.", citation: "Harbour Act, section 9" },
    ]);
  });

  it("stands with its reason in the package and in the log's own entry", async () => {
    const { requests, request, run, day, caseId, release, text } = await chosenCase();
    const note = append(run, caseId, "case.closed", { note: "Done" });
    requests.leaveOut(request, [
      { seq: note, provision: null },
      { seq: 1, provision: "minors" },
    ]);
    const view = await release();
    const entry = run.ready.log.deskEntries("request.released")[0]?.entry;
    expect(entry?.fields).toMatchObject({ entries: [0], outcome: "released-in-part" });
    expect(entry?.fields.withheld).toEqual([
      { seq: 1, field: "entry", provision: "minors" },
      { seq: note, field: "entry", provision: "not-asked-for" },
    ]);
    expect(view.slip.map(({ item, citation }) => [item, citation])).toEqual([
      ["Entry 1: all of it", "Harbour Act, section 9"],
      [`Entry ${note}: all of it`, "It was not asked for."],
    ]);
    const facts = JSON.parse(text("data/release.json"));
    expect(
      facts.leftOut.map((one: { seq: number; kind: string; provision: string }) => [one.seq, one.kind, one.provision]),
    ).toEqual([
      [1, "evidence.sealed", "minors"],
      [note, "case.closed", null],
    ]);
    expect(facts.provisions.map(({ id }: { id: string }) => id)).toEqual(["minors"]);
    expect(await faults(join(day.place, view.answer?.package?.name ?? ""))).toEqual([]);
  });

  it("does not make the answer a partial one when it was not asked for", async () => {
    const { requests, request, release } = await chosenCase();
    requests.leaveOut(request, [{ seq: 1, provision: null }]);
    expect((await release()).row.standing).toBe("released");
  });
});

describe("[A-6.e.i] a field that is withheld", () => {
  it("takes its corrections with it, and they take the field, also when they come later", async () => {
    const at = await chosenCase();
    const { requests, request, correct } = at;
    const second = correct("author", "@Little_Heron_12");
    requests.withhold(request, [{ seq: 0, field: "author" }], "minors");
    expect([withheldOf(at, 0), withheldOf(at, second)]).toEqual([["author"], ["correction"]]);
    requests.withhold(request, [{ seq: second, field: "correction" }], null);
    expect([withheldOf(at, 0), withheldOf(at, second)]).toEqual([[], []]);
    requests.withhold(request, [{ seq: second, field: "correction" }], "minors");
    expect([withheldOf(at, 0), withheldOf(at, second)]).toEqual([["author"], ["correction"]]);
    const third = correct("author", "@Little_Heron_13");
    expect(withheldOf(at, third)).toEqual(["correction"]);
    // A correction of something else is nobody's secret.
    expect(withheldOf(at, correct("content", "You will be sorry."))).toEqual([]);
  });

  it("goes out neither as it was nor as it was corrected", async () => {
    const at = await chosenCase();
    const { requests, request, correct, release, text } = at;
    requests.withhold(request, [{ seq: 0, field: "author" }], "minors");
    correct("author", "@Little_Heron_12");
    await release();
    const entries = text("data/entries.jsonl").split("\n").filter(Boolean);
    const disclosed = entries.flatMap((line) => JSON.parse(line).disclosures as string[]);
    const words = disclosed.map((one) => Buffer.from(one, "base64url").toString("utf8")).join("\n");
    expect(words).toContain("You will regret this.");
    expect(words).not.toContain("River_Walker");
    expect(words).not.toContain("Little_Heron");
    for (const path of ["data/report.html", "data/removals.csv", "data/withheld.csv"])
      expect(text(path)).not.toContain("Little_Heron");
  });

  it("is told where it would still go out: in another field, in a picture, however it is written there", async () => {
    const at = await chosenCase();
    const { requests, request, run, caseId } = at;
    const step = {
      author: "@RIVER_WALKER_77",
      channel: "message",
      sentAt: "2026-11-20T08:00:00.000Z",
      text: "Dear @river_\u200bwalker_77, …",
    };
    const message = append(run, caseId, "message.sent", step);
    run.ready.log.indexText(sha256(screenshot()), "by ＠River_Walker_77", "test");
    expect(requests.get(request).stillThere).toEqual([]);
    const { stillThere } = requests.withhold(request, [{ seq: 0, field: "author" }], "minors");
    expect(stillThere.map(({ seq, field }) => [seq, field])).toEqual([
      [1, "picture"],
      [message, "author"],
      [message, "text"],
    ]);
    expect(stillThere[0]).toMatchObject({
      text: "@River_Walker_77",
      provision: "minors",
      places: 1,
      withheld: false,
      case: caseId,
    });
    const rest = stillThere.map(({ seq, field }) => ({ seq, field: field === "picture" ? "evidence" : field }));
    expect(requests.withhold(request, rest, "minors").stillThere).toEqual([]);
  });

  it("warns of no two letters, of no long text, of no word of the app's own, and keeps nobody from releasing", async () => {
    const at = await chosenCase();
    const { requests, request, run, caseId, release } = at;
    const long = "x".repeat(201);
    append(run, caseId, "step.waived", { reason: "ab", step: "comment", title: "ab and comment" });
    append(run, caseId, "step.waived", { reason: long, step: "one", title: long });
    const seqs = run.ready.log
      .caseEntries(caseId)
      .slice(2)
      .map(({ seq }) => seq);
    const reasons = seqs.map((seq) => ({ seq, field: "reason" }));
    expect(requests.withhold(request, [...reasons, { seq: 0, field: "contentKind" }], "minors").stillThere).toEqual([]);
    const told = append(run, caseId, "case.closed", { note: "Told @River_Walker_77" });
    requests.withhold(request, [{ seq: 0, field: "author" }], "minors");
    expect(requests.get(request).stillThere.map(({ seq }) => seq)).toEqual([told]);
    const view = await release();
    expect([view.row.standing, view.stillThere]).toEqual(["released-in-part", []]);
  });
});

describe("[A-6.e.i] a picture with covered areas", () => {
  const redaction = { seq: 1, areas: [area], provision: "minors", png: null };

  it("goes out without the name and the hash of its file, and the package verifies", async () => {
    const at = await chosenCase();
    const { requests, request, day, release, text } = at;
    const view = await requests.redact({ ...redaction, id: request, hidesFile: true });
    expect(withheldOf(at, 1)).toEqual(["evidence"]);
    expect(view.cases[0]?.entries[1]?.redaction).toMatchObject({ seq: 1, hidesFile: true });
    expect(view.slip.map(({ item }) => item)).toEqual(["Entry 1: the file’s name", "Entry 1: parts of the picture"]);
    const { answer } = await release();
    const file = join(day.place, answer?.package?.name ?? "");
    const listed = execFileSync("unzip", ["-Z1", file]).toString("utf8");
    expect(listed).toContain(`data/evidence/${view.redactions[0]?.redacted.sha256}.png`);
    const disclosed = text("data/entries.jsonl")
      .split("\n")
      .filter(Boolean)
      .flatMap((line) => JSON.parse(line).disclosures as string[])
      .map((one) => Buffer.from(one, "base64url").toString("utf8"));
    expect(disclosed.join("\n")).not.toContain("shot-200.png");
    expect(disclosed.join("\n")).not.toContain(sha256(screenshot()));
    expect(await faults(file)).toEqual([]);
  });

  it("keeps its file's name where that is wanted, and stays here altogether where the file is withheld", async () => {
    const at = await chosenCase();
    const { requests, request } = at;
    await requests.redact({ ...redaction, id: request, hidesFile: true });
    // Letting the name go out again leaves the areas covered.
    const named = requests.withhold(request, [{ seq: 1, field: "evidence" }], null);
    expect([withheldOf(at, 1), named.redactions[0]?.hidesFile]).toEqual([[], false]);
    const whole = requests.withhold(request, [{ seq: 1, field: "evidence" }], "secrets");
    expect([withheldOf(at, 1), whole.redactions, whole.cases[0]?.entries[1]?.redaction]).toEqual([
      ["evidence"],
      [],
      null,
    ]);
  });
});
