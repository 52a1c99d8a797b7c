import { expect } from "vitest";
import type { AnyProbe, Outcome } from "../../main/device/probe.ts";
import type { DeviceFamily } from "../../main/model/device/reading.ts";
import { probesOf } from "./fuzz-input.ts";
import { ok, outcomesFor, type Recording, recordings, sampleAround } from "./recording.ts";

/** What makes a careless pattern go over the same text again and again: one character, or one line, over and over. */
const pieces: readonly string[] = [
  ..."\n \t\r0a.:=\"'[{<&#;/\\",
  "\r\n",
  " \n",
  "\n ",
  "    a    ",
  "    a    b    REG_SZ    x\r\n",
  "    a    REG_SZ\r\n",
  "HKEY_X\\a\r\n",
  "[commands]\n",
  "[Daemon]\n",
  "ENABLED=",
  "AC Power:\n",
  "Updated",
  "Updated:\n",
  "a.noarch ",
  "<dict>",
  "</dict>",
  "<key>",
  "<key>displayName</key>",
  "<key>displayName</key> ",
  "<string>",
  "<!--",
  "C:\\",
  "ClamAV ",
  "FileVault is On.",
  "screenLock is off ",
  "Firewall is ",
  "x-scheme-handler/https",
  "org.gnome.desktop.session idle-delay ",
  "2026-11-20 06:25:03 upgrade ",
  "Start-Date: 2026-11-20\n",
  '[{"name":"a"},',
];

interface LongAnswer {
  readonly probe: AnyProbe;
  readonly family: DeviceFamily;
  readonly source: string;
  readonly piece: string;
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

/** Milliseconds; a guard against minutes and hours, not a measure: each takes a few hundredths of it. */
const bound = 2_000;

/** @param length of each answer, in characters */
export function tryLong(family: DeviceFamily, length: number): void {
  const around = sampleAround(family);
  for (const { probe, source, piece, outcomes } of longAnswers(family, length)) {
    const begun = performance.now();
    probe.parse(outcomes, around, Date.now());
    const took = performance.now() - begun;
    if (took > bound) expect.fail(`${probe.item}, ${source}, ${JSON.stringify(piece)}: ${Math.round(took)} ms`);
  }
}

/** Of each probe, with each of its sources in turn: what else it asked had a usual answer, so that it comes to look at this one. */
function* longAnswers(family: DeviceFamily, most: number): Generator<LongAnswer> {
  const filled = (text: string) => text.repeat(Math.ceil(most / text.length)).slice(0, most);
  const around = sampleAround(family);
  const all = recordings(family);
  for (const probe of probesOf[family]) {
    const sources = probe.sources(around);
    for (const recorded of usualOf(all, probe)) {
      const usual = outcomesFor(sources, recorded);
      for (const source of Object.keys(sources)) {
        for (const piece of pieces) {
          const [begun, filler] = [usual[source], filled(piece)];
          const { text: head, code } = begun?.state === "ok" ? begun : { text: "", code: 0 };
          for (const text of lengthened(head, filler))
            yield { probe, family, source, piece, outcomes: { ...usual, [source]: ok(text, { code }) } };
        }
      }
    }
  }
}

/** Instead of an answer, behind its first line, behind all of it, and before it. */
function lengthened(answer: string, filler: string): readonly string[] {
  const firstLine = answer.slice(0, answer.indexOf("\n") + 1);
  const texts = [filler, firstLine + filler, answer + filler, filler + answer];
  return [...new Set(texts)];
}

/** Recordings of this item that have an answer of most of the probe’s sources: each may lead the parser to look at another of them. */
function usualOf(all: readonly Recording[], probe: AnyProbe): readonly Recording["outcomes"][] {
  const names = Object.keys(probe.sources(sampleAround(probe.family)));
  const answers = ({ outcomes }: Recording) => names.filter((name) => outcomes[name]?.state === "ok").length;
  const fitting = all.filter(({ item }) => item === probe.item).toSorted((a, b) => answers(b) - answers(a));
  return fitting.length === 0 ? [{}] : fitting.slice(0, 3).map(({ outcomes }) => outcomes);
}
