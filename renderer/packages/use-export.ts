import { useState } from "react";
import type { ExportRow, RecordsDesk } from "../../main/model/records-view.ts";
import type { ExportRange } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { tookRecords } from "../stores/records.ts";
import { doWork } from "../stores/work.ts";

export type Seal = "sealed" | "open";

export interface ExportForm {
  /** null: nothing is new, and the whole log was not asked for. */
  readonly range: ExportRange | null;
  readonly onRange: (range: ExportRange) => void;
  readonly seal: Seal;
  readonly onSeal: (seal: Seal) => void;
  /** Age recipients that are chosen; what is left out of the settings’ list is what the person took off. */
  readonly to: readonly string[];
  readonly onTo: (to: readonly string[]) => void;
  readonly submit: Submit;
  /** The export that was just made from this form; null: none. */
  readonly made: ExportRow | null;
}

/** What is to be exported, sealed for whom. Sealed for everyone, and what is new, unless the person says otherwise. */
export function useExport(desk: RecordsDesk): ExportForm {
  const { exports, sinceLast, settings } = desk;
  const [chosen, setChosen] = useState<ExportRange | null>(null);
  const usual = exports.length === 0 ? "all" : sinceLast.entries === 0 ? null : "since-last";
  const range = chosen ?? usual;
  const everyone = settings.recipients.map(({ recipient }) => recipient);
  const [wanted, setWanted] = useState<Seal>("sealed");
  const seal = everyone.length === 0 ? "open" : wanted;
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const to = everyone.filter((one) => !leftOut.includes(one));
  const [saved, setSaved] = useState<string | null>(null);
  const submit = useSubmit(async () => {
    if (range === null) return;
    setSaved(null);
    const recipients = seal === "sealed" ? to : [];
    const reply = await doWork("export", () => ask("export.run", { range, recipients }));
    if (reply === null) return;
    tookRecords(reply.desk);
    setSaved(reply.name);
    setChosen(null);
    announce(`“${reply.name}” saved.`);
  });
  return {
    range,
    onRange: setChosen,
    seal,
    onSeal: setWanted,
    to,
    onTo: (next) => setLeftOut(everyone.filter((one) => !next.includes(one))),
    submit,
    made: exports.find((one) => one.package.name === saved) ?? null,
  };
}
