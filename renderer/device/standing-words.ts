/** How the workstation stands, in words. [A-6.h.iii] */
import type { CheckReason, DeviceCheck, DeviceDesk, DeviceStanding } from "../../main/model/device-view.ts";
import { count, day, listed, plainDate, relativeMoment } from "../format.ts";
import type { Lamp } from "../standing.ts";

export interface Said {
  /** One sentence. */
  readonly what: string;
  /** What follows from it. */
  readonly next: string;
  readonly lamp: Lamp;
}

/** More names than these are counted. */
const mostNames = 3;

/** `Updates`, `Updates and Browsers`, `Updates, Browsers, Firewall and 2 more` */
export function named(labels: readonly string[]): string {
  if (labels.length <= mostNames + 1) return listed(labels);
  return listed([...labels.slice(0, mostNames), `${count(labels.length - mostNames)} more`]);
}

/** A time that is still to come says that a clock was, or is, wrong. */
function isAhead({ checkedAt }: DeviceStanding, now: Date): boolean {
  return checkedAt !== null && Date.parse(checkedAt) > now.getTime();
}

/** `What is not known: …`; empty where all is known. */
function unknownWords(labels: readonly string[]): string {
  return labels.length === 0 ? "" : ` Not known: ${named(labels)}.`;
}

function staleWords(standing: DeviceStanding, zone: string, now: Date): Said {
  const { checkedAt } = standing;
  const on = checkedAt === null ? "" : day(checkedAt, zone, now);
  if (isAhead(standing, now)) {
    return {
      what: "The time of the last check can’t be right.",
      next: `It is dated ${on}, which is still to come. Look at this computer’s clock, then check again.`,
      lamp: "warn",
    };
  }
  return {
    what: "The last check is too old to go by.",
    next: `It is of ${on}. Check again: it takes a few seconds.`,
    lamp: "warn",
  };
}

/** How the workstation stands, as the head of the screen says it. Nobody is told that all is well on a guess. */
export function standingSaid(standing: DeviceStanding, zone: string, now: Date = new Date()): Said {
  const { notMet, unknown } = standing;
  switch (standing.state) {
    case "met":
      return {
        what: "This computer is fit for the city’s accounts.",
        next: "All that has to be in order is in order. You can log in from here.",
        lamp: "good",
      };
    case "not-met":
      return {
        what: "Something is to be mended before you log in.",
        next: `Not in order: ${named(notMet)}.${unknownWords(unknown)} Each line below says what to do on this computer.`,
        lamp: "bad",
      };
    case "unknown":
      return {
        what: "Not everything could be found out.",
        next: `Not known: ${named(unknown)}. Answer what you can, and have IT look at the rest before you log in.`,
        lamp: "warn",
      };
    case "stale":
      return staleWords(standing, zone, now);
    case "never":
      return {
        what: "This computer has not been checked yet.",
        next: "Check it: that takes a few seconds, changes nothing here, and nothing leaves this computer.",
        lamp: "warn",
      };
    case "off":
      return {
        what: "This computer has not been checked.",
        next: "The policy does not ask for it. It is worth knowing all the same: it takes a few seconds and changes nothing.",
        lamp: "plain",
      };
  }
}

/** Why a check that is kept counts for nothing; empty: none is set aside. */
export function setAsideWords({ setAside }: Pick<DeviceDesk, "setAside">): string {
  switch (setAside) {
    case "elsewhere":
      return "An earlier check is of another computer, or of another account on this one: it says nothing about this one.";
    case "disagrees":
      return "What is kept of the last check is not what the log says of it, so it does not count. Tell IT.";
    case null:
      return "";
  }
}

/** The one sentence above removals and passwords; null: there is nothing to warn of. It instructs, and blocks nothing. */
export function warningSentence(standing: DeviceStanding, zone: string, now: Date = new Date()): string | null {
  if (!standing.warns) return null;
  const { state, checkedAt, notMet, unknown } = standing;
  switch (state) {
    case "not-met":
      return `This computer is not fit for the city’s accounts yet. Not in order: ${named(notMet)}.`;
    case "unknown":
      return `It is not known whether this computer is fit for the city’s accounts. Still open: ${named(unknown)}.`;
    case "stale":
      return isAhead(standing, now) || checkedAt === null
        ? "The time of this computer’s last check can’t be right: it is to be checked again."
        : `This computer was last checked on ${day(checkedAt, zone, now)}, which is too long ago to go by.`;
    default:
      return "This computer has not been checked yet: nobody knows whether it is fit for the city’s accounts.";
  }
}

/** Where not even the last check can be read. */
export const unreadWarning = "Whether this computer is fit for the city’s accounts can’t be told right now.";

/** For the strip at the foot of the window; null: there is nothing to say. */
export function stripWords(
  standing: DeviceStanding,
  zone: string,
  now: Date = new Date(),
): { readonly words: string; readonly lamp: Lamp } | null {
  const { state, checkedAt, notMet, unknown } = standing;
  switch (state) {
    case "met":
      return { words: checkedAt === null ? "fit" : `checked ${relativeMoment(checkedAt, zone, now)}`, lamp: "good" };
    case "not-met":
      return { words: `${count(notMet.length)} not in order`, lamp: "bad" };
    case "unknown":
      return { words: `${count(unknown.length)} not known`, lamp: "warn" };
    case "stale":
      return { words: "check is too old", lamp: "warn" };
    case "never":
      return { words: "not checked yet", lamp: "warn" };
    case "off":
      return null;
  }
}

const reasons: Readonly<Record<CheckReason, string>> = {
  asked: "",
  daily: " by Custodia itself",
  answered: " after an answer",
};

/** `Checked today at 8:02 AM by Custodia itself. Entry no. 1,284 in the log.` */
export function checkedWords(
  { at, because, seq }: Pick<DeviceCheck, "at" | "because" | "seq">,
  zone: string,
  now: Date = new Date(),
): string {
  const entry = seq === null ? "" : ` Entry no. ${count(seq)} in the log.`;
  return `Checked ${relativeMoment(at, zone, now)}${reasons[because]}.${entry}`;
}

/** The day of the list of versions and ends of support, and what it is worth; `isOld`: what rests on it counts as not known. */
export function dataWords({ on, isOld }: DeviceDesk["data"], now: Date = new Date()): string {
  const date = plainDate(on);
  if (!isOld) return `Compared with what the makers had published by ${date}.`;
  const isToCome = Date.parse(on) > now.getTime();
  return `Custodia’s list of versions is of ${date}, which is ${isToCome ? "still to come" : "more than a year ago"}.`;
}

/** Whom to call, as a sentence begins or goes on with it. */
export function helpOf({ policy }: Pick<DeviceDesk, "policy">): string {
  return policy === null || policy.help === "" ? "IT" : policy.help;
}
