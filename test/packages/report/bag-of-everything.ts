/** A bag with an entry of every kind, a skipped step, a correction, gaps of every sort: it depends on nothing that may change. */

import type { CaseEvent, DeskEvent, Evidence } from "../../../main/model/entry.ts";
import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import type { ReportInput } from "../../../main/packages/report/index.ts";
import { leftOutRow } from "../../../main/packages/source.ts";
import { pack, release, SampleBag, uuid, withheldRow } from "./a-bag.ts";

const account = { department: "Sample Parks", handle: "parks", id: uuid(1), name: "Sample Parks page" };
const doneAt = "2026-11-02T18:00:00.000Z";
const done = { action: "remove", doneAt, label: "Removed", note: "A note.\nOf two lines." };
const evidence: Evidence = { bytes: 1_234_567, mediaType: "image/png", name: "shot.png", sha256: "a".repeat(64) };
const film: Evidence = { bytes: 999, mediaType: "video/mp4", name: "film.mp4", sha256: "b".repeat(64) };
const person = { name: "Director Sample", role: "Director" };
const vault = { department: "Sample Parks", id: uuid(2), name: "Parks vault" };
const custodian = {
  email: "alex@city.example",
  fingerprint: "12345 67890",
  keyId: "0a1b2c3d",
  name: "Alex Sample",
  title: "IT",
};
const sent = { bytes: 4321, manifest: "c".repeat(64), name: "custodia-0-9.zip" };

const ofCase: readonly CaseEvent[] = [
  {
    kind: "case.opened",
    fields: {
      account,
      address: "https://x.example/1",
      author: "שם <b>",
      content: "Words & more",
      contentKind: "comment",
      platform: "Sample",
      postedAt: doneAt,
      published: true,
    },
  },
  { kind: "evidence.sealed", fields: { evidence, note: "Before.", purpose: "before" } },
  { kind: "evidence.sealed", fields: { evidence: film, note: "", purpose: "other" } },
  {
    kind: "ground.chosen",
    fields: { grounds: [{ citation: "Sample 1.2", id: "g", text: "A ground" }], reason: "Plain." },
  },
  { kind: "viewpoint.checked", fields: { answer: "violation", reason: "A deed." } },
  {
    kind: "director.consulted",
    fields: { consulted: person, consultedAt: doneAt, decided: ["remove"], how: "by phone", words: "Yes." },
  },
  { kind: "message.sent", fields: { author: "someone", channel: "private", sentAt: doneAt, text: "Your comment…" } },
  { kind: "step.waived", fields: { reason: "Account gone.", step: "after", title: "Show that it is gone" } },
  { kind: "content.hidden", fields: done },
  { kind: "content.removed", fields: done },
  { kind: "content.declined", fields: done },
  { kind: "content.restored", fields: { doneAt, reason: "Appeal." } },
  { kind: "user.blocked", fields: { ...done, author: "someone", until: null } },
  { kind: "user.unblocked", fields: { author: "someone", doneAt, reason: "Served." } },
  { kind: "case.kept", fields: { because: "no-ground", reason: "None applies." } },
  {
    kind: "case.amended",
    fields: {
      amends: { id: uuid(100_000), seq: 0 },
      correction: "2026-11-01T00:00:00.000Z",
      field: "postedAt",
      reason: "Misread.",
    },
  },
  { kind: "case.closed", fields: { note: "" } },
];

const ofNone: readonly DeskEvent[] = [
  {
    kind: "incident.reported",
    fields: {
      account,
      evidence: [film],
      incident: uuid(3),
      noticedAt: doneAt,
      ofCase: uuid(1),
      since: null,
      sort: "takeover",
      told: [{ how: "by phone", name: "IT Sample", title: "IT" }],
      what: "Strange posts.",
    },
  },
  {
    kind: "incident.acknowledged",
    fields: { acknowledgedAt: doneAt, by: person, incident: uuid(3), note: "", reference: "IT-1" },
  },
  {
    kind: "request.received",
    fields: {
      authority: "Director",
      due: "2026-12-05",
      how: "by mail",
      law: "Law 1",
      receivedOn: "2026-11-20",
      reference: "R-1",
      request: uuid(4),
      requester: { contact: "a@b.example", name: "Sample Resident", organisation: "" },
      what: "All of it",
    },
  },
  {
    kind: "request.released",
    fields: {
      answeredOn: "2026-12-01",
      entries: [0, 1, 2, 5],
      how: "by mail",
      outcome: "released",
      package: sent,
      redactions: [],
      request: uuid(4),
      title: "Clerk",
      withheld: [],
      words: "Here.",
    },
  },
  {
    kind: "record.disposed",
    fields: {
      approvedBy: person,
      authority: "Schedule 1",
      entries: [17, 18],
      files: ["d".repeat(64)],
      ofCase: uuid(6),
      reason: "Expired.",
      request: null,
    },
  },
  {
    kind: "device.checked",
    fields: {
      app: "0.1.0",
      because: "asked",
      dataOn: "2026-11-21",
      lines: [
        {
          at: doneAt,
          id: "updates",
          label: "Updates",
          needed: true,
          question: null,
          reading: "2 wait <b>",
          says: "They mend security.",
          source: "measured",
          until: null,
          verdict: "not-met",
        },
        {
          at: doneAt,
          id: "look:firewall",
          label: "Firewall",
          needed: false,
          question: null,
          reading: "",
          says: "Robin Sample looked on 2026-11-20.",
          source: "answered",
          until: null,
          verdict: "met",
        },
      ],
      platform: "Sample OS 12",
      verdict: "not-met",
    },
  },
  { kind: "custodian.added", fields: { comparedHow: null, custodian, role: "IT", vault } },
  { kind: "custodian.confirmed", fields: { custodian, provedAt: doneAt, revision: 3, vault } },
  { kind: "custodian.removed", fields: { because: "Left.", custodian, due: "2026-12-01", resets: 2, vault } },
  {
    kind: "credential.reset",
    fields: {
      account: null,
      because: "Left.",
      credential: { id: uuid(7), label: "Page" },
      due: "2026-12-01",
      openedAt: doneAt,
      person: "Alex Sample",
      vault,
    },
  },
  {
    kind: "log.exported",
    fields: { first: 0, last: 9, package: sent, recipients: ["age1sample"], root: "cm9vdA==", size: 10 },
  },
];

const fixedPack = {
  ...pack,
  title: "Sample Policy",
  shortTitle: "SP",
  timeZone: "America/Anchorage",
  actions: [{ id: "remove", label: "Remove the content" }],
  records: { authority: { title: "Sample Director", clauses: [] } },
} as unknown as PolicyPack;

/** As a release, so that there is something withheld. */
export function bagOfEverything(): ReportInput {
  const bag = new SampleBag("sample-policy@1");
  for (const event of ofCase) bag.add(uuid(1), event);
  // A case of which nothing is kept, and one of which something is withheld.
  for (const _ of [0, 1]) bag.add(uuid(6), { kind: "case.closed", fields: { note: "x" } }, ["*"]);
  for (const event of ofNone) bag.add(null, event);
  const opening = ofCase[0];
  if (opening === undefined) throw new RangeError("no opening");
  const seq = bag.add(uuid(8), opening, ["author", "device"]);
  const sealed = bag.add(uuid(8), { kind: "evidence.sealed", fields: { evidence, note: "", purpose: "before" } }, [
    "evidence",
  ]);
  bag.add(uuid(9), { kind: "case.kept", fields: { because: "gone", reason: "Continued." } });
  const leftOut = [
    { seq: 90, kind: "message.sent", at: "2026-11-03T20:00:00.000Z", provision: "p" },
    { seq: 91, kind: "case.closed", at: "2026-11-03T20:10:00.000Z", provision: null },
  ] as const;
  const provisions = [{ id: "p", citation: "Law 2", text: "Names of minors." }];
  return bag.input({
    kind: "release",
    packs: new Map([["sample-policy@1", fixedPack]]),
    meta: { ...bag.input().meta, organisation: "Sample City" },
    release: { ...release, appeal: "Ask again.", leftOut, provisions },
    withheld: [
      withheldRow({ seq, field: "author", provision: "p" }),
      withheldRow({
        seq: sealed,
        field: "evidence",
        provision: "p",
        original: evidence.sha256,
        redacted: `data/evidence/${"e".repeat(64)}.png`,
      }),
      ...leftOut.map((one) => leftOutRow(one, "Social Media Coordinator")),
    ],
  });
}
