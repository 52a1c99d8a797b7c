import { z } from "zod";
import { steadyText } from "../../model/device/text.ts";
import { isDate } from "../../model/time.ts";
import type { Around, Outcome, Source } from "../probe.ts";

/**
 * Windows PowerShell 5.1, which every Windows has, with fixed text: it is the one program that reads WMI and COM without rights of an
 * administrator. Without the person’s profile, without a window, and with ASCII only on its output, so that no code page matters:
 * `t` gives text as code units, `d` a day by numbers, so that neither language nor calendar matters.
 * @param script without double quotes
 */
export function powerShell(around: Around, script: string): Source {
  const system = `${around.systemRoot}\\System32`;
  const preamble = [
    "$ErrorActionPreference='Stop'",
    "$ProgressPreference='SilentlyContinue'",
    "function t($x){if($null -eq $x){$null}else{([int[]][char[]][string]$x) -join ','}}",
    "function d($x){if($null -eq $x){$null}else{'{0:d4}-{1:d2}-{2:d2}' -f $x.Year,$x.Month,$x.Day}}",
  ];
  const fixed = ["-NoLogo", "-NoProfile", "-NonInteractive", "-InputFormat", "None", "-OutputFormat", "Text"];
  return {
    run: `${system}\\WindowsPowerShell\\v1.0\\powershell.exe`,
    args: [...fixed, "-Command", [...preamble, script].join(";")],
    env: modulesOf(around),
  };
}

/** By which COM and PowerShell find their modules, beside `environmentOf`; a module path of another PowerShell would lead it astray. */
function modulesOf({ systemRoot, home }: Around): Readonly<Record<string, string>> {
  return {
    ProgramData: `${systemRoot.slice(0, 2)}\\ProgramData`,
    TMP: `${home}\\AppData\\Local\\Temp`,
    PATH: `${systemRoot}\\System32;${systemRoot};${systemRoot}\\System32\\Wbem`,
    PSModulePath: `${systemRoot}\\System32\\WindowsPowerShell\\v1.0\\Modules`,
  };
}

/** In characters; a computer with every update of a year waiting writes less than half as many. */
const longest = 262_144;

/** The one JSON value that a script wrote, checked; null: it wrote something else, or nothing. */
export function parsePowerShell<T>(outcome: Outcome, schema: z.ZodType<T>): T | null {
  if (outcome.state !== "ok" || outcome.code !== 0 || outcome.text.length > longest) return null;
  try {
    return schema.safeParse(JSON.parse(outcome.text.replace(/^\uFEFF/, ""))).data ?? null;
  } catch {
    // No JSON: an error of PowerShell’s own, or what was written was cut off.
    return null;
  }
}

/** What `t` gave: text as UTF-16 code units with commas between, cut short and without controls; null: something else. */
export const textCodes = z
  .string()
  .regex(/^(\d{1,5}(,\d{1,5}){0,4999})?$/)
  .transform((codes) => {
    const units = codes === "" ? [] : codes.split(",").slice(0, 500).map(Number);
    return steadyText(String.fromCharCode(...units.filter((unit) => unit <= 0xffff)));
  })
  .nullable()
  .catch(null);

/** What `d` gave; null: none, or a day before 2000, by which Windows says “never” (1601, 1899). */
export const day = z
  .string()
  .refine((text) => text >= "2000" && isDate(text))
  .nullable()
  .catch(null);

export const flag = z.boolean().nullable().catch(null);
