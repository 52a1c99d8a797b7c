/** Incidents: what IT is told of. */
import { z } from "zod";
import type { NewIncident } from "../../../preload/contract.ts";
import type { Sealed } from "../../evidence/index.ts";
import { incidentSorts } from "../../model/entry.ts";
import type { IncidentRow } from "../../model/records-view.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseSavePlace } from "../dialogs.ts";
import { sealWaiting } from "../sealing.ts";
import { namedPerson } from "./records-retention.ts";
import { id, moment, text } from "./texts.ts";

const told = z.strictObject({ how: text, name: text, title: text });

const newIncident = z.strictObject({
  account: id.nullable(),
  ofCase: id.nullable(),
  sort: z.enum(incidentSorts),
  what: text,
  since: moment.nullable(),
  noticedAt: moment,
  told: z.array(told).max(50),
  sources: z.array(id).max(50),
});

/** Seals one file after another. What was sealed goes again when one of them is refused. */
async function sealAll(around: Around, tokens: readonly string[]): Promise<readonly Sealed[]> {
  const sealed: Sealed[] = [];
  try {
    for (const token of tokens) {
      sealed.push(await sealWaiting(around, token));
    }
    return sealed;
  } catch (error) {
    for (const one of sealed) one.discard();
    throw error;
  }
}

/** The waiting files stay until the incident is recorded: a mistyped field does not cost them. */
async function report(around: Around, { sources: tokens, ...incident }: NewIncident): Promise<IncidentRow> {
  const { records, texts } = around.services.ready;
  using _quiet = texts.hold();
  const row = records.incidents.report(incident, await sealAll(around, tokens));
  for (const token of tokens) await around.sources.discard(token);
  return row;
}

type IncidentChannel = Extract<keyof Handlers, `incidents.${string}`>;

export function incidentRequests(around: Around): Handlers<IncidentChannel> {
  const { services, window } = around;
  return {
    "incidents.report": { schema: newIncident, answer: (incident) => report(around, incident) },
    "incidents.acknowledge": {
      schema: z.strictObject({ id, at: moment, by: namedPerson, reference: text, note: text }),
      answer: (asked) => services.ready.records.incidents.acknowledge(asked),
    },
    "incidents.message": {
      schema: z.strictObject({ id }),
      answer: (asked) => ({ text: services.ready.records.incidents.message(asked.id) }),
    },
    "incidents.save": {
      schema: z.strictObject({ id }),
      answer: async (asked) => {
        const { incidents } = services.ready.records;
        const filters = [{ name: "Zip file", extensions: ["zip"] }];
        const name = incidents.fileName(asked.id);
        const place = await chooseSavePlace(window, { title: "Save the incident", filters, name, mode: 0o600 });
        if (place === null) return null;
        await incidents.save(asked.id, place.path);
        return { saved: place.name };
      },
    },
  };
}
