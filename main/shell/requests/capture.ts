import { clipboard } from "electron";
import { z } from "zod";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { captureScreens } from "../capture.ts";
import { nothing, text } from "./texts.ts";

export function captureRequests({ window }: Around): Handlers<"capture.screens" | "clipboard.copy"> {
  return {
    "capture.screens": { schema: nothing, answer: () => captureScreens(window()) },
    "clipboard.copy": {
      schema: z.strictObject({ text }),
      answer: async (request) => {
        await clipboard.writeText(request.text);
        return null;
      },
    },
  };
}
