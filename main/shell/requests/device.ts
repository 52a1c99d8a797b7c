/** The device checklist: is this workstation fit to administer the accounts? [A-6.h.iii] */
import { clipboard } from "electron";
import { z } from "zod";
import type { DeviceRequests } from "../../../preload/contract.ts";
import { deviceAnswers } from "../../model/device-view.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { id, nothing, text } from "./texts.ts";

/** Lines of a text, without the empty one behind the last line’s end. */
function linesOf(report: string): number {
  return report.trimEnd().split("\n").length;
}

export function deviceRequests({ services }: Pick<Around, "services">): Handlers<keyof DeviceRequests> {
  return {
    "device.desk": { schema: nothing, answer: () => services.ready.device.desk() },
    "device.check": { schema: nothing, answer: () => services.ready.device.check("asked") },
    "device.history": { schema: nothing, answer: () => services.ready.device.history() },
    "device.answer": {
      schema: z.strictObject({ question: id, answer: z.enum(deviceAnswers) }),
      answer: ({ question, answer }) => services.ready.device.answer(question, answer),
    },
    "device.save-contact": {
      schema: z.strictObject({ contact: text }),
      answer: ({ contact }) => services.ready.device.saveContact(contact),
    },
    "device.copy-report": {
      schema: nothing,
      answer: async () => {
        const report = services.ready.device.report();
        await clipboard.writeText(report);
        return { lines: linesOf(report) };
      },
    },
  };
}
