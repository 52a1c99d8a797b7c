/** What requests, exports, incidents and witnessed logs ask of the person at this desk today. [A-6.e.i, A-6.g.ii, A-6.h.ii, N-VI.B] */

import { addMonths } from "./calendar.ts";
import { cited } from "./cited.ts";
import type { Duty } from "./duty.ts";
import { mostUrgentFirst } from "./duty-order.ts";
import type { PolicyPack } from "./policy-pack.ts";
import type { ForkView, IncidentRow, RecordsDesk, RequestRow } from "./records-view.ts";
import { ownReminder } from "./register-rules/wording.ts";
import { dayIn } from "./time.ts";
import { period, urgencyOn } from "./vault-duties/wording.ts";

const nowhere = { vault: null, credential: null } as const;

/**
 * All that is due or broken at an instant, the most urgent first. Pure: the same desk at the same instant gives the same list.
 * @param now days are those of the pack's time zone
 */
export function recordsDuties(pack: PolicyPack, desk: RecordsDesk, now: Date): readonly Duty[] {
  const today = dayIn(pack.timeZone, now.toISOString());
  const duties = [
    ...desk.requests.flatMap((request) => ofRequest(pack, request, today)),
    ...ofExport(pack, desk, today),
    ...desk.incidents.flatMap((incident) => ofIncident(pack, incident)),
    ...desk.forks.map((fork) => ofFork(pack, fork)),
  ];
  return duties.sort(mostUrgentFirst);
}

/** [A-6.e.i, N-VI.B] */
function ofRequest(pack: PolicyPack, request: RequestRow, today: string): Duty[] {
  if (request.standing !== "open") return [];
  const { authority, law, answer } = pack.records;
  const who = request.requester.name === "" ? "somebody who gave no name" : request.requester.name;
  return [
    {
      id: `request:${request.id}`,
      ...cited(pack, authority.clauses),
      title: `Answer the records request of ${who}`,
      why: `It came on ${request.receivedOn}, and the ${request.authority} answers it under ${law.citation}.${ownReminder(answer.basis)}`,
      due: request.due,
      urgency: urgencyOn(request.due, today),
      ...nowhere,
      place: "request",
      subject: request.id,
    },
  ];
}

/** [A-6.g.ii] */
function ofExport(pack: PolicyPack, desk: RecordsDesk, today: string): Duty[] {
  return [...exportRefused(pack, desk), ...packagesLost(pack, desk), ...exportDue(pack, desk, today)];
}

function exportDue(pack: PolicyPack, desk: RecordsDesk, today: string): Duty[] {
  const rule = pack.records.export;
  const last = desk.exports[0];
  if (last === undefined && desk.sinceLast.entries === 0) return [];
  const lastDay = last === undefined ? null : dayIn(pack.timeZone, last.at);
  const due = desk.schedule.next ?? (lastDay === null ? null : addMonths(lastDay, rule.everyMonths));
  if (due !== null && today < due) return [];
  const scheduled = desk.schedule.next !== null;
  const since = lastDay === null ? "It was never exported." : `The last export was on ${lastDay}.`;
  const how = scheduled ? "The app does it by itself while it is open." : "A scheduled export would do it by itself.";
  return [
    {
      id: "export",
      ...cited(pack, rule.clauses),
      title: "Export the log to IT",
      why: `${since} It goes to IT every ${period(rule.everyMonths, "")}. ${how}${ownReminder(rule.basis)}`,
      due,
      urgency: due === null ? "soon" : urgencyOn(due, today),
      ...nowhere,
      place: "export",
    },
  ];
}

function exportRefused(pack: PolicyPack, { schedule }: RecordsDesk): Duty[] {
  if (schedule.lastRefused === null) return [];
  return [
    {
      id: "export-refused",
      ...cited(pack, pack.records.export.clauses),
      title: "See why the scheduled export did not work",
      why: `It was tried on ${dayIn(pack.timeZone, schedule.lastRefused.at)}, and IT has not got it. Nothing is lost; it is tried again every hour.`,
      due: null,
      urgency: "now",
      ...nowhere,
      place: "export",
    },
  ];
}

function packagesLost(pack: PolicyPack, { lostPackages }: RecordsDesk): Duty[] {
  return lostPackages.map(({ name, folder, at }) => ({
    id: `package-lost:${folder}/${name}`,
    ...cited(pack, pack.records.export.clauses),
    title: "Find a package that is not in its folder",
    why: `The package “${name}” was recorded on ${dayIn(pack.timeZone, at)} but is not in its folder “${folder}”. Connect the drive, or move away what has its name: it is tried again before each export and at every start.`,
    due: null,
    urgency: "now",
    ...nowhere,
    place: "export",
  }));
}

/** Open until IT has acknowledged it. [A-6.h.ii] */
function ofIncident(pack: PolicyPack, incident: IncidentRow): Duty[] {
  if (incident.acknowledged !== null) return [];
  const [first = "IT"] = pack.records.incident.tell;
  const what = incident.account === null ? "the incident" : `the incident with “${incident.account.name}”`;
  return [
    {
      id: `incident:${incident.id}`,
      ...cited(pack, pack.records.incident.clauses),
      title: `Get ${what} acknowledged`,
      why: `It was reported on ${dayIn(pack.timeZone, incident.at)}. It stays open until the ${first} has taken it up.`,
      due: null,
      urgency: "now",
      ...nowhere,
      place: "incident",
      subject: incident.id,
    },
  ];
}

function ofFork(pack: PolicyPack, fork: ForkView): Duty {
  return {
    id: `fork:${fork.id}`,
    ...cited(pack, pack.records.export.clauses),
    title: "Find out why a log contradicts itself",
    why: `Two signed heads of ${fork.origin} can’t both be true. One of them came from ${fork.from}. Both were kept; show them to IT.`,
    due: null,
    urgency: "now",
    ...nowhere,
    place: "witness",
    subject: String(fork.id),
  };
}
