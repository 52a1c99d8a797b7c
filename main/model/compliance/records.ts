/** What the records desk shows: requests answered in time, the log handed to IT, incidents reported. [A-6.e.i, A-6.g.ii, A-6.h.ii, N-VI.B] */

import type { PolicyPack } from "../policy-pack.ts";
import { recordsDuties } from "../records-duties.ts";
import type { RecordsDesk, RequestRow } from "../records-view.ts";
import { type Check, check } from "../register-rules/check.ts";
import { dayIn } from "../time.ts";

/** @param desk with the incidents of the department only; requests and exports are the whole desk's */
export function recordsChecks(pack: PolicyPack, desk: RecordsDesk, now: Date): readonly Check[] {
  const { authority, incident } = pack.records;
  const today = dayIn(pack.timeZone, now.toISOString());
  return [
    ...desk.requests.map((request) => requestCheck(request, authority.clauses, today)),
    ...exportChecks(pack, desk, now),
    ...desk.incidents.map(({ at, acknowledged }) => {
      const day = dayIn(pack.timeZone, at);
      if (acknowledged === null) {
        return check("not-met", incident.clauses, `The incident reported on ${day} was not taken up yet.`, day);
      }
      const says = `The incident reported on ${day} was taken up by ${acknowledged.by.name}.`;
      return check("met", incident.clauses, says, dayIn(pack.timeZone, acknowledged.at));
    }),
  ];
}

function requestCheck(request: RequestRow, clauses: readonly string[], today: string): Check {
  const { receivedOn, due, standing, answeredOn } = request;
  const what = `The records request of ${receivedOn}`;
  if (standing !== "open") return check("met", clauses, `${what} was answered.`, answeredOn);
  if (due < today) return check("not-met", clauses, `${what} was to be answered by ${due} and is open.`, due);
  return check("met", clauses, `${what} is open; its answer is due by ${due}.`, receivedOn);
}

function exportChecks(pack: PolicyPack, desk: RecordsDesk, now: Date): readonly Check[] {
  const { clauses } = pack.records.export;
  const broken = recordsDuties(pack, desk, now).filter(
    ({ place, urgency }) => place === "export" && urgency === "overdue",
  );
  const lost = recordsDuties(pack, desk, now).filter(({ id, place }) => place === "export" && id !== "export");
  const [last] = desk.exports;
  return [
    ...[...broken, ...lost].map(({ title, why, due }) => check("not-met", clauses, `${title}. ${why}`, due)),
    ...(last === undefined
      ? never(desk, clauses)
      : [check("met", clauses, "The log was last exported to IT.", dayIn(pack.timeZone, last.at))]),
  ];
}

function never(desk: RecordsDesk, clauses: readonly string[]): readonly Check[] {
  if (desk.sinceLast.entries === 0) return [];
  return [check("unknown", clauses, "The log was never exported to IT.", null)];
}
