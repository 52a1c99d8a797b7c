import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeptAnswer } from "../../../main/model/device/answers.ts";
import type { EndOfLife } from "../../../main/model/device/end-of-life.ts";
import { judge } from "../../../main/model/device/judge.ts";
import { linesNow } from "../../../main/model/device/lines-now.ts";
import {
  browserKinds,
  deviceFamilies,
  deviceItems,
  type Read,
  type Readings,
  unreadReasons,
} from "../../../main/model/device/reading.ts";
import { deviceReport } from "../../../main/model/device/report.ts";
import { standingOf } from "../../../main/model/device/standing.ts";
import type { DeviceAsk } from "../../../main/model/policy-pack.ts";
import { isDate } from "../../../main/model/time.ts";
import { anyText, data, facts, rule } from "./a-sight.ts";

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const text = fc.oneof(anyText, fc.constantFrom("", "__proto__", "999", "25H2", "12"));
const truth = maybe(fc.boolean());
const day = fc.oneof(fc.constantFrom("2026-06-20", "2026-06-01", "", "2026-13-45", "9999-12-31"), text);
const number = fc.oneof(fc.integer(), fc.constantFrom(0, 1, Number.NaN, Number.POSITIVE_INFINITY, -1), fc.double());
const version = fc.oneof(text, fc.constantFrom("26200.1", "150.0.1", "153.2", "43.0.0", "99999999999999999999"));
const productId = fc.oneof(fc.constantFrom(...data.products.map(({ id }) => id)), text);
const edition = fc.constantFrom("home-pro" as const, "enterprise" as const, "lts" as const, null);

const readings: { [I in keyof Readings]: fc.Arbitrary<Readings[I]> } = {
  system: fc.record({ product: maybe(productId), name: text, cycle: maybe(version), version: maybe(version), edition }),
  updates: fc.record({
    pending: maybe(number),
    security: maybe(number),
    restart: truth,
    installedOn: maybe(day),
    lookedOn: maybe(day),
  }),
  "automatic-updates": fc.record({ how: fc.constantFrom("installs", "asks", "off", "managed", null) }),
  malware: fc.record({
    protections: fc.array(
      fc.record({
        name: text,
        on: truth,
        realTime: truth,
        current: truth,
        signaturesOn: maybe(day),
        version: maybe(version),
      }),
      { maxLength: 4 },
    ),
  }),
  browsers: fc.record({
    isPartial: fc.boolean(),
    browsers: fc.array(
      fc.record({
        kind: fc.constantFrom(...browserKinds),
        version: maybe(version),
        isDefault: fc.boolean(),
        packagedCurrent: truth,
      }),
      { maxLength: 4 },
    ),
    otherDefault: maybe(text),
  }),
  app: fc.record({ version, electron: maybe(version) }),
  firewall: fc.record({ on: truth, name: text }),
  encryption: fc.record({ state: fc.constantFrom("on", "off", "under-way", null), by: text }),
  "screen-lock": fc.record({ locks: truth, after: maybe(number) }),
};

const reads: fc.Arbitrary<readonly Read[]> = fc.array(
  fc.constantFrom(...deviceItems).chain((item) =>
    fc.oneof(
      { weight: 4, arbitrary: readings[item].map((reading) => ({ item, by: "measured", reading }) as Read) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...unreadReasons).map((unread) => ({ item, by: "osquery", unread }) as Read),
      },
    ),
  ),
  { maxLength: 12 },
);

const answers: fc.Arbitrary<readonly KeptAnswer[]> = fc.array(
  fc.record({
    question: fc.oneof(
      fc.constantFrom(...deviceItems).map((item) => `look:${item}`),
      fc.constant("question:sample"),
      text,
    ),
    text: fc.oneof(fc.constantFrom("Is it well?", "Does Windows Update say “You’re up to date”?"), text),
    answer: fc.constantFrom("yes", "no", "not-sure"),
    at: fc.oneof(fc.constantFrom("2026-06-20T10:00:00.000Z", "2020-01-01T00:00:00.000Z"), text),
    by: text,
  }),
  { maxLength: 4 },
);

const lists: fc.Arbitrary<EndOfLife> = fc.record({
  format: fc.constant(1),
  on: fc.oneof(fc.constant("2026-06-10"), day),
  products: fc.oneof(
    fc.constant(data.products),
    fc.array(
      fc.record({
        id: productId,
        name: text,
        sources: fc.constant(["https://vendor.example/"]),
        cycles: fc.array(
          fc.record({ cycle: version, until: maybe(day), latest: maybe(version), latestOn: maybe(day) }),
          { maxLength: 4 },
        ),
      }),
      { maxLength: 5 },
    ),
  ),
});

const ask: DeviceAsk = {
  id: "sample",
  text: "Is it well?",
  hint: "Look.",
  label: "Well",
  why: "It matters.",
  otherwise: "Call somebody.",
  needed: true,
};
const clocks = fc.oneof(
  fc.constant(facts.now),
  fc.date({ min: new Date("0001-06-01"), max: new Date("9990-01-01"), noInvalidDate: true }),
);
const zones = fc.constantFrom("America/Anchorage", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "UTC");
const situations = fc.record({
  family: fc.constantFrom(...deviceFamilies),
  data: lists,
  rule: fc.constantFrom(rule, { ...rule, asks: [ask] }, null),
  answers,
  now: clocks,
  timeZone: zones,
  lastEntry: maybe(fc.oneof(fc.constantFrom("2026-06-20T10:00:00.000Z", "2031-01-01T00:00:00.000Z"), text)),
});

const listedOn = ({ on }: EndOfLife) => (isDate(on) ? on : data.on);

/** Does “met” rest on something that was not found out? The needed parts, said a second time and in another way. */
const gaps: { [I in keyof Readings]: (reading: Readings[I]) => boolean } = {
  system: ({ product, cycle }) => product === null || cycle === null,
  updates: ({ pending, lookedOn }) => pending === null || !(pending >= 0) || lookedOn === null,
  "automatic-updates": ({ how }) => how === null,
  malware: ({ protections }) =>
    protections.every(
      ({ on, realTime, current, signaturesOn }) =>
        on !== true || realTime !== true || current === false || (current === null && signaturesOn === null),
    ),
  browsers: ({ browsers, otherDefault, isPartial }) =>
    isPartial === true ||
    otherDefault !== null ||
    !browsers.some(({ isDefault }) => isDefault) ||
    browsers.some(({ version }) => version === null),
  app: ({ electron }) => electron === null,
  firewall: ({ on }) => on !== true,
  encryption: ({ state }) => state !== "on",
  "screen-lock": ({ locks, after }) => locks !== true || after === null || !(after > 0 && after <= 900),
};

function hasGap(read: Read | undefined): boolean {
  if (read === undefined || "unread" in read) return true;
  return (gaps[read.item] as (reading: unknown) => boolean)(read.reading);
}

describe("whatever was read, answered and listed, at whatever time [A-6.h.iii]", () => {
  it("a judgement never throws, and never says “met” where a needed part was not found out", () => {
    fc.assert(
      fc.property(reads, situations, (found, situation) => {
        const { lines, verdict } = judge(found, situation);
        for (const item of deviceItems) {
          const line = lines.find(({ id }) => id === item);
          if (line?.verdict !== "met" || line.source === "answered") continue;
          expect([item, hasGap(found.findLast((one) => one.item === item))]).toEqual([item, false]);
        }
        if (verdict === "met") expect(lines.some((line) => line.needed && line.verdict !== "met")).toBe(false);
      }),
      { numRuns: 1500 },
    );
  });

  it("only a yes that counts makes an answered line met", () => {
    fc.assert(
      fc.property(reads, situations, (found, situation) => {
        for (const line of judge(found, situation).lines.filter(({ source }) => source === "answered"))
          expect(line.verdict === "met").toBe(line.ask?.answered?.answer === "yes");
      }),
      { numRuns: 500 },
    );
  });

  it("its words are short, on one line, and without controls, and the report and the standing come of it", () => {
    fc.assert(
      fc.property(reads, situations, (found, situation) => {
        // What a list holds was looked at when it was read; its day may still be any.
        const judged = judge(found, { ...situation, data: { ...data, on: listedOn(situation.data) } });
        for (const { reading, says, steps, label } of judged.lines)
          for (const words of [reading, says, label, ...steps]) {
            expect(words).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
            expect(words.length).toBeLessThan(1000);
          }
        const check = {
          ...judged,
          at: situation.now.toISOString(),
          because: "daily",
          family: situation.family,
          dataOn: data.on,
          took: 1,
          seq: 1,
        } as const;
        expect(deviceReport(check, { contact: "" })).not.toMatch(/[^\P{C}\n]/u);
        const { state } = standingOf(check, situation.rule, situation.now, situation.timeZone);
        if (state === "met") expect(judged.verdict).toBe("met");
        for (const line of linesNow(check, situation.rule, new Date("9990-06-01"), situation.timeZone))
          if (line.verdict === "met") expect(line.until).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
