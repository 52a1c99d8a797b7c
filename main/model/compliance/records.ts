/** What the records desk shows: requests answered in time, incidents reported. [A-6.e.i, A-6.g.ii, A-6.h.ii, N-VI.B] */

import { addMonths } from "../calendar.ts";
import type { RequestOutcome } from "../entry.ts";
import type { PolicyPack } from "../policy-pack.ts";
import type { IncidentRow, RecordsDesk, RequestRow } from "../records-view.ts";
import { type Check, check } from "../register-rules/check.ts";
import { titled } from "../register-rules/wording.ts";
import { dayIn } from "../time.ts";

/** An answer that came late can't be mended: for so many months it counts. */
const remembered = 12;

/**
 * An export to IT shows nothing of what the public gets, so it decides no row.
 * @param desk with the incidents of the department only; requests are the whole desk's
 */
export function recordsChecks(pack: PolicyPack, desk: RecordsDesk, now: Date): readonly Check[] {
  const { authority, export: open, incident } = pack.records;
  const today = dayIn(pack.timeZone, now.toISOString());
  const answers = (clauses: readonly string[]) => desk.requests.map((request) => answerCheck(request, clauses, today));
  const isOwnRow = rowOf(pack, open.clauses) !== rowOf(pack, authority.clauses);
  return [
    ...answers(authority.clauses),
    ...(isOwnRow ? desk.requests.map((request) => accessCheck(request, open.clauses, today)) : []),
    ...desk.incidents.map((one) => incidentCheck(pack, one, incident.clauses)),
  ];
}

function rowOf(pack: PolicyPack, [first = ""]: readonly string[]): string | undefined {
  return Object.keys(pack.rows).find((row) => pack.rows[row]?.includes(first));
}

const outcomes: Readonly<Record<Exclude<RequestOutcome, "withdrawn">, string>> = {
  released: "answered in full",
  "released-in-part": "answered in part",
  "nothing-found": "answered: nothing was found",
  refused: "refused",
};

/** [A-6.e.i, N-VI.B] */
function answerCheck(request: RequestRow, clauses: readonly string[], today: string): Check {
  const { receivedOn, due, standing, answeredOn } = request;
  const what = `The records request of ${receivedOn}`;
  if (standing === "open") {
    if (due < today) return check("not-met", clauses, `${what} was to be answered by ${due} and is open.`, due);
    return check("shown", clauses, `${what} is open; its answer is due by ${due}.`, receivedOn);
  }
  if (standing === "withdrawn") return check("shown", clauses, `${what} was withdrawn.`, answeredOn);
  if (answeredOn === null || answeredOn <= due) {
    return check("met", clauses, `${what} was ${outcomes[standing]}, in time.`, answeredOn);
  }
  const state = addMonths(answeredOn, remembered) < today ? "shown" : "not-met";
  return check(state, clauses, `${what} was answered on ${answeredOn}; the answer was due by ${due}.`, due);
}

/** Only what was given in full shows that all of it can be had; whether the rest was rightly withheld is for people to say. [A-6.g.ii] */
function accessCheck(request: RequestRow, clauses: readonly string[], today: string): Check {
  const { state, says, on } = answerCheck(request, clauses, today);
  return check(state === "met" && request.standing !== "released" ? "shown" : state, clauses, says, on);
}

/** To report is the department's; that it was taken up is IT's to say. [A-6.h.ii] */
function incidentCheck(pack: PolicyPack, { at, acknowledged }: IncidentRow, clauses: readonly string[]): Check {
  const day = dayIn(pack.timeZone, at);
  if (acknowledged === null) {
    return check("unknown", clauses, `The incident reported on ${day} was not taken up yet, as far as is noted.`, day);
  }
  const says = `The incident reported on ${day} was taken up by ${titled(acknowledged.by)}.`;
  return check("met", clauses, says, dayIn(pack.timeZone, acknowledged.at));
}
