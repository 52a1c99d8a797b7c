import type { CaseEvent, DeskEvent } from "../../main/model/entry.ts";
import type { RemovalLog } from "../../main/removal-log/index.ts";
import { recordDeskEvents } from "../../main/services/desk-log.ts";
import * as made from "./sample-log.ts";

/** What happens at a desk's vault, by number: of the four kinds in turn, with everything about it made up. */

export const desk = { actor: made.actor, device: "device-1", policy: "sample-pack@2026.1" };

const vault = { department: "Parks", id: made.caseId(0xabc), name: "Parks passwords" };
const account = { department: "Parks", handle: "sample_parks", id: "account-1", name: "Sample City Parks" };

export function deskEvent(number: number): DeskEvent {
  const custodian = {
    email: `custodian-${number}@samplecity.example`,
    fingerprint: "01234 56789 01234 56789 01234 56789 01234 56789",
    keyId: number.toString(16).padStart(8, "0"),
    name: `Sample Custodian ${number}`,
    title: "Social Media Coordinator",
  };
  const at = "2026-03-02T08:00:00.000Z";
  const because = `left the city, no. ${number}`;
  const due = "2026-03-05";
  const events: readonly DeskEvent[] = [
    { kind: "custodian.added", fields: { comparedHow: "by phone", custodian, role: null, vault } },
    { kind: "custodian.confirmed", fields: { custodian, provedAt: at, revision: number, vault } },
    { kind: "custodian.removed", fields: { because, custodian, due, resets: 11, vault } },
    {
      kind: "credential.reset",
      fields: {
        account: number % 8 < 4 ? account : null,
        because,
        credential: { id: made.caseId(0xdef), label: `Sample page ${number}` },
        due,
        openedAt: at,
        person: custodian.name,
        vault,
      },
    },
  ];
  return events[number % events.length] as DeskEvent;
}

const life: readonly ((number: number) => CaseEvent)[] = [
  (number) => made.opened({ content: `You will all regret this trail closure, part ${number}.` }),
  () => made.grounds(),
  () => made.removed(),
  () => made.closed(),
];

/** 200 entries: cases step by step, and after every second step an entry of the desk. Every third entry is one: 2, 5, 8, ... */
export function recordMixed(log: RemovalLog, entries = 200): void {
  for (let seq = 0, steps = 0, events = 0; seq < entries; seq += 1) {
    if (seq % 3 === 2) recordDeskEvents({ log, ...desk }, [deskEvent(events++)]);
    else {
      const [number, step] = [Math.floor(steps / life.length), steps % life.length];
      const event = life[step]?.(number);
      if (event !== undefined) made.recordCase(log, number + 1, [event]);
      steps += 1;
    }
  }
}
