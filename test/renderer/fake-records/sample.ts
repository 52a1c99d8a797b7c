/** A furnished desk: exports sealed and open, requests in every standing, incidents, holds, a disposal, witnessed logs, a fork. */

import { harborOrigin, otherOrigin } from "./foreign-report.ts";
import type { FakeRecords } from "./index.ts";

const dayLong = 86_400_000;

function daysAgo(records: FakeRecords, days: number): string {
  return new Date(records.desk.options.log.clock().getTime() - days * dayLong).toISOString();
}

function recipient(label: string, letter: string) {
  return { label, recipient: `age1${letter.repeat(58)}` };
}

const it = recipient("IT records store", "q");
const archive = recipient("City archive", "z");

function furnishExports(records: FakeRecords): void {
  const { exports, desk } = records;
  exports.settings = {
    contact: { name: "Sample Coordinator", email: "sample.coordinator@sample.invalid" },
    recipients: [it, archive],
    schedule: { on: true, sealed: true, folder: "Records for IT" },
  };
  const half = Math.floor(desk.options.log.size / 2);
  const plan = (first: number, last: number, day: string) => ({
    ...{ first, last, entries: last - first + 1, cases: 20, files: 12, bytes: 6_400_000 },
    name: `sample-parks-log-${day}-${first}-${last}.zip`,
  });
  const [before, last] = [daysAgo(records, 65), daysAgo(records, 34)];
  exports.add(plan(0, half, before.slice(0, 10)), [], before);
  exports.add(plan(half + 1, desk.options.log.size - 12, last.slice(0, 10)), [it, archive], last);
  const detail = { folder: "Records for IT" };
  exports.lastRefused = { at: daysAgo(records, 1), refused: { code: "EXPORT_PLACE_MISSING", detail } };
}

function ask(records: FakeRecords, name: string, what: string, received: number, due: number) {
  const { desk } = records;
  return records.requests.register({
    requester: { name, contact: `${name.split(" ")[0]?.toLowerCase()}@resident.invalid`, organisation: "" },
    what,
    reference: `PR-2026-0${100 + (desk.options.log.size % 90)}`,
    how: "by e-mail",
    receivedOn: desk.day(-received),
    due: desk.day(due),
  });
}

/** The newest closed case beginning at the `n`th. */
function closedCases(records: FakeRecords, n: number, count: number): readonly string[] {
  const closed = records.desk.options.log.summaries().filter((summary) => summary.closed);
  return closed.slice(n, n + count).map((summary) => summary.id);
}

async function furnishRequests(records: FakeRecords): Promise<void> {
  const { requests, desk } = records;
  const { log } = desk.options;
  const [provision] = desk.options.pack().records.provisions;
  const what = "Everything that was removed from the parks page in March";
  const overdue = ask(records, "Dana Sampleton", what, 16, -2);
  requests.choose(overdue.row.id, closedCases(records, 0, 3));
  const [first] = log.caseEntries(overdue.chosen[0] ?? "");
  const picture = overdue.chosen.flatMap((id) => log.caseEntries(id)).find((one) => one.kind === "evidence.sealed");
  if (first !== undefined && provision !== undefined) {
    requests.withhold(overdue.row.id, [{ seq: first.seq, field: "author" }], provision.id);
    const areas = [{ x: 12, y: 12, width: 180, height: 40 }];
    if (picture !== undefined) {
      const covering = { areas, provision: provision.id, hidesFile: true };
      await requests.redact(overdue.row.id, picture.seq, covering, null);
    }
  }
  ask(records, "Fern Invented", "My own comments that were hidden", 3, 6);
  const put = ask(records, "Casey Madeup", "All blocks since the page was opened", 12, 2);
  requests.putOff(put.row.id, desk.day(12), "The entries of two years have to be looked through.");
  furnishAnswered(records, provision?.id ?? "");
}

function furnishAnswered(records: FakeRecords, provision: string): void {
  const { requests, desk } = records;
  const whole = ask(records, "Harper Fictitious", "The case of my comment on the trail closure", 40, -28);
  requests.choose(whole.row.id, closedCases(records, 4, 1));
  const how = "by e-mail";
  const said = { how, provision: null, answeredOn: desk.day(-30) };
  const words = "The entries are in the package. Please tell us if something is missing.";
  requests.answer(whole.row.id, { ...said, outcome: "released", words }, "release-PR-2026-0117.zip");
  const part = ask(records, "Robin Nobody", "Removed comments that name the library", 50, -40);
  requests.choose(part.row.id, closedCases(records, 6, 2));
  requests.answer(part.row.id, { ...said, outcome: "released-in-part", words }, "release-PR-2026-0112.zip");
  const none = ask(records, "Jo Placeholder", "Comments by an account that never wrote to us", 45, -35);
  requests.answer(none.row.id, { ...said, outcome: "nothing-found", words: "We have no such comment." }, null);
  const no = ask(records, "Lee Inventado", "Names of all who complained of one comment", 60, -50);
  requests.answer(
    no.row.id,
    { ...said, outcome: "refused", provision, words: "The law keeps these names back." },
    null,
  );
  const back = ask(records, "Sky Makebelieve", "Messages of the first week of May", 70, -60);
  requests.answer(back.row.id, { ...said, outcome: "withdrawn", words: "She called and took it back." }, null);
}

async function furnishIncidents(records: FakeRecords): Promise<void> {
  const { incidents, desk } = records;
  const [account, other] = desk.options.accounts();
  const told = [{ how: "by phone", name: "Ash Sampleson", title: "Information Technology Director" }];
  const shown = [...desk.options.files.values()].slice(0, 1).map((file) => file.evidence);
  const nothing = { ofCase: null, sources: [] };
  const facts = { account: other?.id ?? null, sort: "impostor" as const, since: null };
  const past = { ...nothing, ...facts, noticedAt: daysAgo(records, 21), told };
  const old = await incidents.report(
    { ...past, what: "A page with our seal and the name “Sample Parks official” asks residents for card numbers." },
    daysAgo(records, 21),
  );
  incidents.acknowledge(old.id, {
    at: daysAgo(records, 20),
    by: { name: "Ash Sampleson", role: "Information Technology Director" },
    reference: "IT-4711",
    note: "The platform took the page down.",
  });
  const takeover = { sort: "takeover" as const, account: account?.id ?? null, since: daysAgo(records, 2) };
  const now = { ...nothing, ...takeover, noticedAt: daysAgo(records, 1), told: [] };
  const what = "Somebody posted three advertisements in our name. The sign-in page says that the password was changed.";
  const made = await incidents.report({ ...now, what }, daysAgo(records, 1));
  incidents.rows = incidents.rows.map((row) => (row.id === made.id ? { ...row, evidence: shown } : row));
}

function furnishRetention(records: FakeRecords): void {
  const { retention, requests } = records;
  const [held = "", lifted = "", gone = ""] = closedCases(records, 10, 3);
  retention.place({ kind: "case", id: held }, "The city attorney expects a suit over this removal.");
  const over = retention.place({ kind: "case", id: lifted }, "Asked for by the ombudsman.", daysAgo(records, 90));
  retention.lift(over.id, "The ombudsman closed the matter.");
  const request = requests.all.find(({ row }) => row.standing === "refused");
  if (request !== undefined) retention.place({ kind: "request", id: request.row.id }, "The refusal was appealed.");
  const subject = { kind: "case", id: gone } as const;
  const approvedBy = { name: "Toni Approver", role: "Records Officer" };
  const authority = "Sample retention schedule, series 12: social media, three years";
  const { entries } = retention.plan(subject);
  retention.dispose(
    { subject, authority, reason: "The three years are over.", approvedBy, entries },
    daysAgo(records, 4),
  );
}

function furnishWitness(records: FakeRecords): void {
  const { packages } = records;
  packages.see(harborOrigin, 61, daysAgo(records, 33));
  packages.see("sample.invalid/custodia/0a1b2c3d4e5f6071", 212, daysAgo(records, 8));
  packages.fork(otherOrigin);
  const [last] = records.exports.rows;
  const witness = "quinn.example@sample.invalid";
  if (last !== undefined) packages.cosigned = [{ size: last.size, witness, at: daysAgo(records, 32) }];
}

/** Fills an empty desk. The log must hold cases already: requests choose among them. */
export async function furnishRecords(records: FakeRecords): Promise<void> {
  furnishExports(records);
  await furnishRequests(records);
  furnishRetention(records);
  await furnishIncidents(records);
  furnishWitness(records);
}
